using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Plans on contexts of every kind, with filters and includes of the model, and saves of the loaded rows.</summary>
public abstract class LoadContextSpecs(Backend backend) : LoadSpecs(backend)
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
    public virtual async Task Finding_by_key_ignores_plans()
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
        var ana = Assert.Single(await User.AllAsync(
            User.Query(new { name = "Ana" }, load: new() { ["posts.comments"] = strategy, ["posts.tags"] = strategy }),
            cancellationToken: Token));
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
    public virtual async Task Automatic_includes_come_with_related_rows_unless_ignored(LoadStrategy strategy)
    {
        await using var db = new TaggedContext(Backend.OptionsOf<TaggedContext>());
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
        return
        [
            Authors(await Post.AllAsync(posts, context, Token)),
            Authors(await Post.ExecuteAsync(posts, context, Token)),
            Authors(streamed),
            Authors([first!]),
        ];

        static int Authors(IEnumerable<Post> posts)
            => posts.Sum(post => post.Comments.Sum(comment => comment.Author is null ? 1 : comment.AuthorId == comment.Author.Id ? 1 : 100));
    }
}
