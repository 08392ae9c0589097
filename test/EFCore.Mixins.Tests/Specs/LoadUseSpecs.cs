using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>What users do with a statement that has a plan: operators behind it, contexts of every kind, and saves of what came.</summary>
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
    public virtual async Task Operators_behind_a_plan_give_what_they_give_without_it(LoadStrategy strategy)
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
        Assert.Equal(await Comment.Query(new { post___rating = 2 }).CountAsync(Token), await Comment.Query(new { post___rating = 2 }, load: new() { ["post"] = strategy }).ExecuteDeleteAsync(Token));
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

        Assert.Equal([1, 1], shaped[0].Posts.Concat(replaced[0].Posts).Where(post => post.Rating == 1).Select(post => post.Rating).Distinct().Append(1));
        Assert.Equal((2, 2), (shaped[0].Posts.Count, replaced[0].Posts.Count));
        Assert.All(shaped[0].Posts, post => Assert.NotEmpty(post.Comments));
        Assert.All(replaced[0].Posts, post => Assert.NotEqual(1, post.Rating));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Every_reader_runs_the_plan_on_every_context(LoadStrategy strategy)
    {
        var posts = Post.Query(orderBy: ["id"], load: new() { ["comments.author"] = strategy });
        var expected = await ReadAsync(posts, null);
        Assert.Equal(6, expected[0]);
        await using var given = NewContext();
        await using var ambient = NewContext();

        Assert.Equal(expected, await ReadAsync(posts, given));
        using (Contexts.Use(ambient))
            Assert.Equal(expected, await ReadAsync(posts, null));
        Assert.NotEmpty(ambient.ChangeTracker.Entries<Comment>());
        await Contexts.InTransactionAsync(async () => Assert.Equal(expected, await ReadAsync(posts, null)), cancellationToken: Token);
    }

    [Fact]
    public virtual async Task Finding_by_key_knows_no_plan()
    {
        await using var db = NewContext();
        var post = await Post.FirstOrDefaultAsync(Post.Query(orderBy: ["-rating", "id"], load: ["comments"]), db, Token);
        log.Take();

        Assert.Same(post, await Post.FindAsync(post!.Id, db, Token));
        Assert.Empty((await Post.FindAsync(post.Id, cancellationToken: Token))!.Comments);
        Assert.Single(log.Take());
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Each_row_of_a_loaded_graph_is_saved_as_it_was_changed(LoadStrategy strategy)
    {
        var ana = Assert.Single(await User.AllAsync(User.Query(new { name = "Ana" }, load: new() { ["posts.comments"] = strategy, ["posts.tags"] = strategy }), cancellationToken: Token));
        var post = ana.Posts.First(row => row is { Comments.Count: > 1, Tags.Count: > 0 });
        var comment = post.Comments[1];
        (ana.Age, post.Title, comment.Body) = (30, "changed", "changed too");
        post.Comments.Add(new Comment { Body = "added" });
        post.Tags.Clear();

        await ana.SaveAsync(cancellationToken: Token);
        Assert.Equal((true, true), (post.IsDirty(), comment.IsDirty()));
        await post.SaveAsync(cancellationToken: Token);
        await comment.SaveAsync(cancellationToken: Token);

        Assert.Equal((false, false, false), (ana.IsDirty(), post.IsDirty(), comment.IsDirty()));
        log.Take();
        await ana.SaveAsync(cancellationToken: Token);
        await post.SaveAsync(cancellationToken: Token);
        Assert.Empty(log.Take());
        await using var db = NewContext();
        var saved = await db.Posts.Include(row => row.Comments).Include(row => row.Tags).Include(row => row.User).SingleAsync(row => row.Id == post.Id, Token);
        Assert.Equal((30, "changed", 0), (saved.User?.Age, saved.Title, saved.Tags.Count));
        Assert.Equal(["added", "changed too", "comment 0"], saved.Comments.Select(row => row.Body).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Named_filters_are_ignored_in_every_query(LoadStrategy strategy)
    {
        await using var db = new NamedFilterContext(Backend.OptionsOf<NamedFilterContext>());
        var users = db.Users.OrderBy(user => user.Id).ApplyQuery(load: new LoadPlan { ["posts.comments"] = strategy }).AsNoTracking();

        var filtered = await users.ToListAsync(Token);
        var some = await users.IgnoreQueryFilters([NamedFilterContext.Rated]).ToListAsync(Token);
        var all = await users.IgnoreQueryFilters().ToListAsync(Token);

        Assert.Equal((2, 2), (filtered.Sum(user => user.Posts.Count), filtered.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
        Assert.Equal((6, 4), (some.Sum(user => user.Posts.Count), some.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
        Assert.Equal((6, 6), (all.Sum(user => user.Posts.Count), all.Sum(user => user.Posts.Sum(post => post.Comments.Count))));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Automatic_includes_come_with_related_rows_unless_ignored(LoadStrategy strategy)
    {
        await using var db = new NamedFilterContext(Backend.OptionsOf<NamedFilterContext>());
        var users = db.Users.OrderBy(user => user.Id).ApplyQuery(load: new LoadPlan { ["posts"] = strategy }).IgnoreQueryFilters().AsNoTracking();

        Assert.Contains((await users.ToListAsync(Token))[0].Posts, post => post.Tags.Count > 0);
        Assert.DoesNotContain((await users.IgnoreAutoIncludes().ToListAsync(Token))[0].Posts, post => post.Tags.Count > 0);
    }

    private static async Task<int[]> ReadAsync(IQueryable<Post> posts, DbContext? context)
    {
        var streamed = new List<Post>();
        await foreach (var post in Post.ScalarsAsync(posts, context, Token))
            streamed.Add(post);
        var first = await Post.FirstOrDefaultAsync(posts.Where(post => post.Rating == 2), context, Token);
        return [Authors(await Post.AllAsync(posts, context, Token)), Authors(await Post.ExecuteAsync(posts, context, Token)), Authors(streamed), Authors([first!])];

        static int Authors(IEnumerable<Post> posts) => posts.Sum(post => post.Comments.Sum(comment => comment.Author is null ? 1 : comment.AuthorId == comment.Author.Id ? 1 : 100));
    }
}
