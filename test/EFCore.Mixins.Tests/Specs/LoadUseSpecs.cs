using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Operators after a plan, and plans after plans.</summary>
public abstract class LoadUseSpecs(Backend backend) : LoadSpecs(backend)
{
    private readonly CommandLog log = new();

    public static TheoryData<LoadStrategy> Strategies { get; } = [.. Enum.GetValues<LoadStrategy>()];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>([log])));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Operators_after_a_plan_return_the_same_as_without_it(LoadStrategy strategy)
    {
        var posts = Post.Query(orderBy: ["id"], load: new() { ["comments.author"] = strategy, ["tags"] = strategy });
        var bare = Post.Query(orderBy: ["id"]);

        Assert.Equal(
            await bare.Select(p => new { p.Id, p.Comments.Count }).ToListAsync(Token),
            await posts.Select(p => new { p.Id, p.Comments.Count }).ToListAsync(Token));
        var pairs = await posts.Select(p => new { p, p.Comments.Count }).ToListAsync(Token);
        Assert.Equal(pairs.Select(pair => pair.Count), pairs.Select(pair => pair.p.Comments.Count));
        Assert.Equal(
            await bare.GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(Token),
            await posts.GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(Token));
        Assert.Equal(7, (await posts.Union(posts).ToListAsync(Token)).Count);
        Assert.Equal((7, 7L, true), (await posts.CountAsync(Token), await posts.LongCountAsync(Token), await posts.AnyAsync(Token)));
        Assert.Equal(await bare.MaxAsync(p => p.Id, Token), await posts.MaxAsync(p => p.Id, Token));
        Assert.Equal(4, await User.Query().CountAsync(u => posts.Count(p => p.UserId == u.Id) >= 0, Token));
        Assert.Equal(7, (await posts.ToDictionaryAsync(p => p.Id, Token)).Count);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Rows_of_a_derived_class_keep_their_relations(LoadStrategy strategy)
    {
        var animals = Animal.Query(orderBy: ["id"], load: new() { ["owner"] = strategy });

        Assert.Equal("Ana", Assert.Single(await animals.OfType<Dog>().ToListAsync(Token)).Owner?.Name);
        Assert.Equal("Ana", (await animals.OfType<Cat>().FirstAsync(Token)).Owner?.Name);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task One_row_of_any_place_comes_with_its_relations(LoadStrategy strategy)
    {
        var posts = Post.Query(orderBy: ["-id"], load: new() { ["comments"] = strategy });
        int[] counts = [.. (await posts.ToListAsync(Token)).Select(post => post.Comments.Count)];
        log.Take();

        Assert.Equal(counts[1], (await posts.Skip(1).FirstOrDefaultAsync(Token))?.Comments.Count);
        Assert.Equal(counts[1], (await posts.ElementAtAsync(1, Token)).Comments.Count);
        Assert.Equal(counts[^1], (await posts.LastAsync(Token)).Comments.Count);
        Assert.Equal(counts[^2], (await posts.Take(6).LastOrDefaultAsync(Token))?.Comments.Count);
        Assert.Equal(counts[2], (await posts.Skip(2).Take(1).SingleAsync(Token)).Comments.Count);
        Assert.Equal(counts[3], (await posts.Reverse().ElementAtOrDefaultAsync(3, Token))?.Comments.Count);
        Assert.Null(await posts.ElementAtOrDefaultAsync(70, Token));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Bulk_commands_of_a_statement_leave_its_plan(LoadStrategy strategy)
    {
        var posts = Post.Query(new { rating = 2 }, load: new() { ["user"] = strategy, ["comments"] = strategy });
        var count = await posts.CountAsync(Token);
        log.Take();

        Assert.Equal(count, await posts.ExecuteUpdateAsync(set => set.SetProperty(p => p.Title, "two"), Token));
        await using var db = NewContext();
        Assert.Equal(count, await posts.On(db).ExecuteUpdateAsync(set => set.SetProperty(p => p.Title, "three"), Token));
        Assert.Equal(
            await Comment.Query(new { post___rating = 2 }).CountAsync(Token),
            await Comment.Query(new { post___rating = 2 }, load: new() { ["post"] = strategy }).ExecuteDeleteAsync(Token));
        Assert.Equal(0, (await posts.ToListAsync(Token)).Sum(post => post.Comments.Count));
    }

    [Theory]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task Rows_that_come_twice_have_their_relations_each(LoadStrategy strategy)
    {
        var users = User.Query(new { name = "Ana" }, load: new() { ["posts.comments"] = strategy });

        var tracked = await users.Concat(users).ToListAsync(Token);
        var untracked = await users.Concat(users).AsNoTracking().ToListAsync(Token);

        Assert.Same(tracked[0], tracked[1]);
        Assert.Equal([4, 4], tracked.Select(user => user.Posts.Count));
        Assert.Equal([4, 4], untracked.Select(user => user.Posts.Count));
        Assert.All(untracked, user => Assert.All(user.Posts, post => Assert.Equal(user.Id, post.User?.Id)));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Plans_are_added_by_strategy_and_shape(LoadStrategy strategy)
    {
        var first = User.Query(orderBy: ["id"], load: plan => plan.Joined(u => u.Posts.Where(p => p.Rating == 1)));

        var shaped = await first.ApplyQuery(load: new LoadPlan { ["posts.comments"] = strategy }).ToListAsync(Token);
        var replaced = await first.ApplyQuery(load: plan => plan.SelectIn(u => u.Posts.Where(p => p.Rating != 1))).ToListAsync(Token);

        Assert.All(shaped[0].Posts, post => Assert.Equal(1, post.Rating));
        Assert.Equal((2, 2), (shaped[0].Posts.Count, replaced[0].Posts.Count));
        Assert.All(shaped[0].Posts, post => Assert.NotEmpty(post.Comments));
        Assert.All(replaced[0].Posts, post => Assert.NotEqual(1, post.Rating));
    }
}
