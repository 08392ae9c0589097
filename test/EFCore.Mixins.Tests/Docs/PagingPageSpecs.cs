#pragma warning disable xUnit1051, IDE0007 // the page shows calls as an application writes them, and the types that come back

using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/paging.md, with the rows that they read.</summary>
public abstract class PagingPageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly Keyset<Post> Best = Keyset<Post>.By(k => k.Descending(p => p.Rating, Nulls.Last).Ascending(p => p.User!.Name));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Fact]
    public virtual async Task By_number()
    {
        var statement = Post.Where(new { archived = false });

        Page<Post> page = await Post.PageAsync(2, size: 3, where: new { archived = false }, orderBy: ["-rating"]);
        Page<Post> counted = await statement.PageAsync(2, size: 3, total: Total.Capped(10_000));

        Assert.Equal(("62", false, true), (Digits(page.Items), page.HasNext, page.HasPrevious));
        Assert.Equal((5, 2, true), (counted.Total, counted.PageCount, counted.TotalIsExact));
    }

    [Fact]
    public virtual async Task By_cursor()
    {
        CursorPage<Post> first = await Post.CursorPageAsync(orderBy: ["-rating", "user___name"], size: 3);
        CursorPage<Post> next = await Post.CursorPageAsync(orderBy: ["-rating", "user___name"], size: 3, after: first.Next);
        CursorPage<Post> back = await Post.CursorPageAsync(orderBy: ["-rating", "user___name"], size: 3, before: next.Previous);
        Assert.Equal(("714", "836", "714"), (Digits(first.Items), Digits(next.Items), Digits(back.Items)));

        var best = await Post.CursorPageAsync(Best, size: 3, where: new { archived = false });
        var titles = await Post.Where(new { archived = false }).CursorPageAsync(Best, 3, after: null, select: p => p.Title);
        Assert.Equal(best.Items.Select(post => post.Title), titles.Items);

        var seen = 0;
        await foreach (var page in Post.CursorPagesAsync(orderBy: ["-rating"], size: 3))
            seen += page.Items.Count;
        Assert.Equal(8, seen);
    }

    [Fact]
    public virtual async Task Bindings_and_edges()
    {
        var first = await Post.CursorPageAsync(new { archived = false }, ["-rating"], 2);
        var wider = await Post.CursorPageAsync(orderBy: ["-rating"], after: first.Next, bind: CursorBinding.Order);
        var exact = await Post.CursorPageAsync(new { archived = false }, ["-rating"], after: first.Next, edges: Edges.Exact);

        Assert.Equal(6, wider.Items.Count);
        Assert.True(exact.HasPrevious);
    }

    [Fact]
    public virtual async Task In_batches()
    {
        await foreach (var post in Post.FindEachAsync(new { archived = true }, size: 1000)) { }
        await foreach (IReadOnlyList<Post> posts in Post.Select().InBatchesAsync(1000, orderBy: ["-views"])) { }
        await foreach (IQueryable<Post> part in Post.Where(new { archived = true }).PartsAsync(1000))
            await part.ExecuteUpdateAsync(post => post.SetProperty(p => p.Views, 0));

        Assert.Equal(0, await Post.Where(new { archived = true }).SumAsync(post => post.Views, Token));
    }

    [Fact]
    public virtual void Protection()
    {
        var key = new byte[32];
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions);
        options.UseMixins(mixins => mixins.ProtectCursors(key).LimitCursorLifetime(TimeSpan.FromHours(24)));

        using var db = new SpecContext(options.Options);
        Assert.Equal(TimeSpan.FromHours(24), ContextOptions.Of(db).CursorLifetime);
        Assert.IsNotType<PooledDbContextFactory<SpecContext>>(ContextOptions.Of(db).CursorProtector);
    }

    private static string Digits(IEnumerable<Post> posts) => string.Concat(posts.Select(post => post.Id));
}
