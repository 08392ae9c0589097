using System.Runtime.CompilerServices;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A page in the middle of a table reads only the rows that it needs if an index begins with its sort keys.</summary>
/// <remarks><c>PLAN_ROWS</c> is the number of rows of the table.</remarks>
[LargeSpec]
public abstract class CursorPlanSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly int Rows = RandomSetting.Of("PLAN_ROWS", 4000);

    /// <summary>PostgreSQL may read by the primary key and discard the rows of the two other kinds.</summary>
    private const int MostAmongThree = 3 * 21;

    private PlanLog plans = null!;
    private SpecContext context = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The prefix of a command that runs it and returns the rows that it read.</summary>
    protected abstract string Analyze { get; }

    /// <summary>Whether the plan reads at most the given number of rows, and does not sort.</summary>
    protected abstract bool ReadsAtMost(string plan, int rows);

    /// <summary>Updates the statistics of the tables.</summary>
    protected virtual Task CountAsync(SpecContext db) => db.Database.ExecuteSqlRawAsync("ANALYZE", Token);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        plans = new PlanLog(Analyze);
        context = new SpecContext(Backend.OptionsOf<SpecContext>(plans));
        await IndexAsync("Views", "\"Views\", \"Id\"");
        await IndexAsync("Mixed", "\"Views\", \"Id\" DESC");
        await IndexAsync("Few", "\"Kind\", \"Views\", \"Id\"");
        await IndexAsync("Kind", "\"Kind\", \"Id\"");
        await IndexAsync("KindDown", "\"Kind\", \"Id\" DESC");
        await IndexAsync("Rating", "\"Rating\", \"Id\"");
        foreach (var rows in Enumerable.Range(0, Rows).Chunk(10_000))
            await AddAsync(rows);
        await using var db = NewContext();
        await CountAsync(db);
    }

    public override async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("views")]
    [InlineData("-views")]
    [InlineData("views", "-id")]
    [InlineData("rating")]
    [InlineData("-rating")]
    [InlineData("id")]
    [InlineData("kind", "views")]
    [InlineData("-kind", "-views")]
    public virtual async Task A_page_reads_its_rows(params string[] keys)
    {
        var half = await Post.CursorPageAsync(orderBy: keys, size: Rows / 2, cancellationToken: Token);
        foreach (var (after, before) in new[] { (half.Next, (Cursor?)null), (null, half.Next) })
        {
            var page = await context.Posts.AsNoTracking().CursorPageAsync(keys, 20, after, before, bind: CursorBinding.Order, cancellationToken: Token);
            Assert.Equal(20, page.Items.Count);
            Assert.True(ReadsAtMost(plans.Last, 60), $"{string.Join(", ", keys)} {(after is null ? "before" : "after")}:\n{plans.Last}");
        }
    }

    /// <summary>The previous page shows that its rows have the same first value.</summary>
    [Theory]
    [InlineData("kind")]
    [InlineData("-kind")]
    [InlineData("kind", "-id")]
    [InlineData("-kind", "id")]
    public virtual async Task A_page_among_many_equal_rows_reads_its_rows(params string[] keys)
    {
        var half = await Post.CursorPageAsync(orderBy: keys, size: Rows / 2, cancellationToken: Token);
        var near = await Post.CursorPageAsync(orderBy: keys, size: 20, after: half.Next, cancellationToken: Token);
        var all = await Post.CursorPageAsync(orderBy: keys, size: 60, after: half.Next, cancellationToken: Token);
        var page = await context.Posts.AsNoTracking().CursorPageAsync(keys, 20, near.Next, bind: CursorBinding.Order, cancellationToken: Token);

        Assert.Equal(all.Items.Skip(20).Take(20).Select(post => post.Id), page.Items.Select(post => post.Id));
        Assert.True(ReadsAtMost(plans.Last, MostAmongThree), $"{string.Join(", ", keys)}:\n{plans.Last}");
        var back = await context.Posts.AsNoTracking().CursorPageAsync(keys, 20, before: page.Next, bind: CursorBinding.Order, cancellationToken: Token);
        Assert.Equal(all.Items.Skip(19).Take(20).Select(post => post.Id), back.Items.Select(post => post.Id));
        Assert.True(ReadsAtMost(plans.Last, MostAmongThree), $"{string.Join(", ", keys)} before:\n{plans.Last}");
    }

    private async Task AddAsync(int[] rows)
    {
        await using var db = NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(rows.Select(
            i => new Post { Body = "text", Views = i * 7919L % 1009, Kind = (PostKind)(i % 3), Rating = i % 4 == 0 ? null : (int)(i * 7919L % 1009) }));
        await db.SaveChangesAsync(Token);
    }

    private static async Task IndexAsync(string name, string columns)
        => await Post.ExecuteAsync(FormattableStringFactory.Create($"CREATE INDEX \"IX_Walk_{name}\" ON \"Posts\" ({columns})"), cancellationToken: Token);
}
