using System.Runtime.CompilerServices;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Filters are translated so that an index can be used: the query plan of the database contains it.</summary>
public abstract class PlanSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private PlanLog plans = null!;
    private SpecContext context = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, object?> Conditions => new()
    {
        { "PublishedAt", "published_at__year", 2024 },
        { "PublishedAt", "published_at__year__ge", 2024 },
        { "PublishedAt", "published_at__date", new DateOnly(2024, 5, 1) },
        { "PublishedAt", "published_at__date__lt", new DateOnly(2024, 5, 1) },
        { "PublishedAt", "published_at__between", new[] { "2024-05-01", "2024-05-02" } },
        { "PublishedAt", "published_at__isnull", true },
        { "Day", "day__year", 2024 },
        { "At", "at__hour", 8 },
        { "Rating", "rating", 3 },
        { "Rating", "rating__in", new[] { 3, 4 } },
        { "Rating", "rating__in", new int?[] { 3, null } },
        { "Rating", "rating__between", new[] { 3, 4 } },
        { "Body", "body__startswith", "b1" },
        { "Body", "body__like", "b1%x" },
        { "Title", "title__gt", "b1" },
        { "UserId", "user", 1 },
        { "UserId", "user___id", 1 },
        { "UserId", "user__isnull", true },
        { "UserId", "user__in", new[] { 1, 2 } },
    };

    public static TheoryData<string, string, object?> Negations => new()
    {
        { "Rating", "rating__gt", 3 },
        { "Rating", "rating__between", new[] { 3, 4 } },
        { "PublishedAt", "published_at__year", 2024 },
        { "UserId", "user__isnull", false },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        plans = new PlanLog(Backend.Explain);
        context = new SpecContext(Backend.OptionsOf<SpecContext>(plans));
        foreach (var column in new[] { "PublishedAt", "Day", "At", "Rating" })
            await IndexAsync(column, $"\"{column}\"");
        await IndexAsync("Title", Backend.TextColumn("Title"));
        await IndexAsync("Body", Backend.PrefixColumn("Body"));
    }

    public override async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public virtual Task An_index_serves_a_condition(string column, string key, object? value)
        => IsServedAsync(column, new Dictionary<string, object?> { [key] = value });

    [Theory]
    [MemberData(nameof(Negations), DisableDiscoveryEnumeration = true)]
    public virtual Task An_index_serves_a_negation(string column, string key, object? value)
        => IsServedAsync(column, Filter.Not(new Dictionary<string, object?> { [key] = value }));

    /// <summary>The orders that an index on the column can provide: those with nulls in the default place of the database.</summary>
    protected abstract string[] Served { get; }

    [Theory]
    [InlineData("rating")]
    [InlineData("-rating")]
    [InlineData("rating__nullsfirst")]
    [InlineData("-rating__nullslast")]
    public virtual async Task An_index_gives_the_order_of_a_page(string key)
    {
        await Post.AllAsync(Post.OrderBy(key).Take(2), context, Token);

        Assert.Equal(
            Served.Contains(key),
            plans.Last.Contains("IX_Plan_Rating", StringComparison.Ordinal) && !plans.Last.Contains(Sort, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The text of a query plan that sorts.</summary>
    protected abstract string Sort { get; }

    [Fact]
    public virtual Task An_index_serves_EXISTS()
        => IsServedAsync("PostId", Filter.And(new { comments__any = new { score = 1 } }).WithSubqueries(SubqueryBehavior.Exists));

    [Fact]
    public virtual Task An_index_serves_IN()
        => IsServedAsync("AuthorId", Filter.And(new { comments___author = 1 }).WithSubqueries(SubqueryBehavior.In));

    protected async Task IsServedAsync(string column, object where)
    {
        await Post.AllAsync(Post.Where(where), context, Token);

        Assert.Contains(Backend.Search, plans.Last, StringComparison.Ordinal);
        Assert.Contains($"_{column}", plans.Last, StringComparison.Ordinal);
    }

    private static async Task IndexAsync(string name, string columns)
        => await Post.ExecuteAsync(
            FormattableStringFactory.Create($"CREATE INDEX IF NOT EXISTS \"IX_Plan_{name}\" ON \"Posts\" ({columns})"),
            cancellationToken: Token);
}
