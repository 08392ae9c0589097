using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A query that repeats a page reads the relations of the same rows, though the order of the page has ties.</summary>
public abstract class RepeatedPageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Posts = 100;

    private readonly CommandLog log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Orders => ["rating", "-rating", "-comments__count", "user___name", "rating,-title", ""];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, Posts).Select(number => new Post
        {
            Body = $"{number}",
            Rating = 1,
            Comments = { new() { Body = "a" }, new() { Body = "b" } },
            Tags = { new() { Name = $"{number}" } },
        }));
        await db.SaveChangesAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>(log)));
    }

    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_page_comes_with_its_relations(string orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var order = orders.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var tracking in new[] { QueryTrackingBehavior.TrackAll, QueryTrackingBehavior.NoTracking })
        {
            var plan = new LoadPlan().Subquery("comments", "tags");
            var posts = await Post.Query(orderBy: order, load: plan).Skip(50).Take(30).AsTracking(tracking).ToListAsync(Token);

            Assert.Equal(30, posts.Count);
            Assert.All(posts, post => Assert.Equal((2, post.Body), (post.Comments.Count, Assert.Single(post.Tags).Name)));
            AssertComplete();
        }
    }

    [Fact]
    public virtual async Task The_first_row_comes_with_its_relations()
    {
        var post = await Post.OrderBy("-rating").ApplyQuery(load: new LoadPlan().Subquery("comments")).FirstAsync(Token);

        Assert.Equal(2, post.Comments.Count);
        AssertComplete();
    }

    [Fact]
    public virtual async Task The_last_row_comes_with_its_relations()
    {
        var post = await Post.OrderBy("-rating").ApplyQuery(load: new LoadPlan().Subquery("comments")).LastAsync(Token);

        Assert.Equal(2, post.Comments.Count);
        AssertComplete();
    }

    [Fact]
    public virtual async Task A_page_of_a_page_comes_with_its_relations()
    {
        var page = Post.OrderBy("rating").Take(60).Where(post => post.Views == 0).OrderBy(post => post.Title).Skip(10).Take(20);
        var posts = await page.ApplyQuery(load: new LoadPlan().Subquery("comments")).ToListAsync(Token);

        Assert.Equal(20, posts.Count);
        Assert.All(posts, post => Assert.Equal(2, post.Comments.Count));
        AssertComplete(orders: 2);
    }

    [Fact]
    public virtual async Task A_split_query_of_EF_repeats_the_same_page()
    {
        var posts = await Post.OrderBy("rating").ApplyQuery(load: new LoadPlan().Joined("comments")).AsSplitQuery().Skip(50).Take(30).ToListAsync(Token);

        Assert.All(posts, post => Assert.Equal(2, post.Comments.Count));
        AssertComplete();
    }

    [Fact]
    public virtual async Task A_page_over_a_composite_key_comes_with_its_relations()
    {
        await using (var db = NewContext())
        {
            db.Add(new Order { Id = Guid.NewGuid(), Total = new(), Customer = new() { Name = "Ann" }, Lines = { Line(1), Line(2), Line(3) } });
            await db.SaveChangesAsync(Token);
        }

        log.Take();
        var lines = await OrderLine.OrderBy("product").ApplyQuery(load: new LoadPlan().Subquery("order")).Skip(1).Take(1).ToListAsync(Token);

        Assert.NotNull(Assert.Single(lines).Order);
        Assert.All(log.Take(), command => Assert.Matches(@"ORDER BY \w+\.Product, \w+\.OrderId, \w+\.Number", Sql.WithoutQuotes(command)));
    }

    [Fact]
    public virtual async Task A_page_that_nothing_repeats_keeps_its_order()
    {
        await Post.OrderBy("views").ApplyQuery(load: new LoadPlan().SelectIn("comments")).Take(3).ToListAsync(Token);

        Assert.Contains("ORDER BY p.Views LIMIT", Sql.WithoutQuotes(log.Take()[0]), StringComparison.Ordinal);
    }

    /// <summary>Every query orders by the key wherever it limits rows.</summary>
    private void AssertComplete(int orders = 1)
    {
        foreach (var command in log.Take().Select(Sql.WithoutQuotes))
        {
            var limited = command.Split("LIMIT")[..^1];
            Assert.True(limited.Length >= orders, command);
            Assert.All(limited, before => Assert.Matches(@"ORDER BY [^\n]*\.Id( DESC)?\s+$", before));
        }
    }

    private static OrderLine Line(int number) => new() { Number = number, Product = "ink" };
}
