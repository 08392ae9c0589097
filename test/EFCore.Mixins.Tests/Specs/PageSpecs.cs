using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Pages by number, over the posts of the operators' table, one digit each.</summary>
public abstract class PageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Theory]
    [InlineData(1, 3, "523", true)]
    [InlineData(2, 3, "648", true)]
    [InlineData(3, 3, "17", false)]
    [InlineData(4, 3, "", false)]
    [InlineData(2, 4, "4817", false)]
    [InlineData(1, 8, "52364817", false)]
    [InlineData(int.MaxValue, 1, "", false)]
    public virtual async Task A_page_has_its_rows_and_knows_whether_more_follow(int number, int size, string digits, bool hasNext)
    {
        var page = await Post.PageAsync(number, size, orderBy: ["rating"], cancellationToken: Token);

        Assert.Equal((digits, hasNext, number > 1), (Digits(page), page.HasNext, page.HasPrevious));
        Assert.Equal((number, size, null, false, null), (page.Number, page.Size, page.Total, page.TotalIsExact, page.PageCount));
    }

    [Fact]
    public virtual async Task The_key_completes_the_order()
    {
        await using var db = NewContext();

        Assert.Equal("358", Digits(await Post.PageAsync(1, 3, orderBy: ["-archived"], cancellationToken: Token)));
        Assert.Equal("123", Digits(await Post.PageAsync(1, 3, cancellationToken: Token)));
        Assert.Equal("124", Digits(await Post.OrderBy("-archived").Where(post => !post.Archived).PageAsync(1, 3, cancellationToken: Token)));
        Assert.Equal("358", Digits(await db.Posts.OrderByDescending(post => post.Archived).PageAsync(1, 3, cancellationToken: Token)));
        Assert.Equal("45", Digits(await Post.OrderBy("id").Take(5).PageAsync(2, 3, cancellationToken: Token)));
        Assert.Equal(
            "358",
            Digits(await (await db.Posts.ToListAsync(Token)).AsQueryable().ApplyQuery(orderBy: ["-archived"]).PageAsync(1, 3, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task A_page_filters_loads_and_tracks_as_its_statement_does()
    {
        await using var db = NewContext();
        var loaded = await Post.PageAsync(1, 2, new { id__le = 2 }, ["id"], load: plan => plan.SelectIn(post => post.Comments), cancellationToken: Token);
        Assert.Equal("12", Digits(loaded));
        Assert.Equal([false, true], loaded.Items.Select(post => post.Comments.Count > 0));

        var tracked = await Post.Select().AsTracking().On(db).PageAsync(2, 3, cancellationToken: Token);
        Assert.All(tracked.Items, post => Assert.Equal(EntityState.Unchanged, db.Entry(post).State));
        await using var other = NewContext();
        Assert.Equal("456", Digits(await Post.PageAsync(2, 3, context: other, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task A_total_is_exact_capped_or_estimated()
    {
        var exact = await Post.PageAsync(1, 3, total: Total.Exact, cancellationToken: Token);
        Assert.Equal((8L, true, 3), (exact.Total, exact.TotalIsExact, exact.PageCount));
        var filtered = await Post.PageAsync(1, 2, new { rating__isnull = false, archived = false }, total: Total.Exact, cancellationToken: Token);
        Assert.Equal(await Post.Where(new { rating__isnull = false, archived = false }).CountAsync(Token), filtered.Total);

        var capped = await Post.PageAsync(1, 3, total: Total.Capped(5), cancellationToken: Token);
        Assert.Equal((5L, false, 2), (capped.Total, capped.TotalIsExact, capped.PageCount));
        var below = await Post.PageAsync(1, 3, total: Total.Capped(8), cancellationToken: Token);
        Assert.Equal((8L, true), (below.Total, below.TotalIsExact));

        var beyond = await Post.PageAsync(9, 3, total: Total.Exact, cancellationToken: Token);
        Assert.Equal((8L, true, 0), (beyond.Total, beyond.TotalIsExact, beyond.Items.Count));
        var none = await Post.PageAsync(1, 3, new { id = 99 }, total: Total.Exact, cancellationToken: Token);
        Assert.Equal((0L, true, 0), (none.Total, none.TotalIsExact, none.PageCount));
    }

    [Fact]
    public virtual async Task An_estimate_is_a_count_where_the_database_estimates_nothing()
    {
        var page = await Post.PageAsync(1, 3, new { archived = false }, ["rating"], total: Total.Estimated, cancellationToken: Token);

        Assert.Equal((5L, true), (page.Total, page.TotalIsExact));
    }

    [Fact]
    public virtual async Task The_last_page_counts_without_a_query()
    {
        var log = new CommandLog();
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>(log));

        Assert.Equal(8, (await db.Posts.PageAsync(3, 3, Total.Exact, Token)).Total);
        Assert.Single(log.Take());
        Assert.Equal(8, (await db.Posts.PageAsync(1, 3, Total.Exact, Token)).Total);
        Assert.Equal(2, log.Take().Count);
    }

    [Fact]
    public virtual async Task A_list_in_memory_has_totals_too()
    {
        var list = OperatorCases.Posts().Select((post, i) => { post.Id = i + 1; return post; }).AsQueryable();

        var page = await list.PageAsync(2, 3, Total.Capped(5), Token);
        Assert.Equal(("456", 5L, false), (Digits(page), page.Total, page.TotalIsExact));
        Assert.Equal((8L, true), await list.PageAsync(2, 3, Total.Exact, Token) is var all ? (all.Total!.Value, all.TotalIsExact) : default);
    }

    [Fact]
    public virtual async Task Pages_that_cannot_be_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.PageAsync(0, 3, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.PageAsync(1, 0, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.PageAsync(1, int.MaxValue, cancellationToken: Token));
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.PageAsync(int.MaxValue, 3, cancellationToken: Token));
        Assert.Contains($"databases skip at most {int.MaxValue} rows. Request page 715827883 or lower", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Total.Capped(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Total.Capped(int.MaxValue));
    }

    [Fact]
    public virtual async Task A_page_is_compiled_once()
    {
        await Post.PageAsync(1, 3, new { views__ge = 0 }, ["rating"], total: Total.Exact, cancellationToken: Token);
        using var meter = new QueryCacheMeter();
        for (var i = 1; i < 100; i++)
            await Post.PageAsync(i, (i % 7) + 1, new { views__ge = -i }, ["rating"], total: Total.Exact, cancellationToken: Token);

        Assert.Equal(0, meter.Read().Misses);
    }

    private static string Digits(Page<Post> page) => string.Concat(page.Items.Select(post => post.Id));
}
