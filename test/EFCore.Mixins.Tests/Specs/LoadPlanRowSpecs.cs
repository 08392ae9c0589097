using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The related rows that are loaded, for plans in every form.</summary>
public abstract class LoadPlanRowSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<LoadStrategy> Strategies { get; } = [.. Enum.GetValues<LoadStrategy>()];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        var (bill, bianca) = (new User { Name = "Bill" }, new User { Name = "Bianca" });
        db.Add(new Post { Id = 1, Body = "quiet", User = bill });
        db.Add(new Post
        {
            Id = 2,
            Body = "loved",
            User = bianca,
            Tags = { new() { Name = "b" }, new() { Name = "a" } },
            Comments = { Comment(1, "x", 5, bill), Comment(2, "y", 1, bianca), Comment(3, "z", 3, bill) },
        });
        db.Add(new Post { Id = 3, Body = "mixed", Comments = { Comment(4, "x", 1, null) } });
        await db.SaveChangesAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task References_and_collections_come_complete(LoadStrategy strategy)
    {
        var plan = new LoadPlan { ["user"] = strategy, ["comments"] = (strategy, new LoadPlan { ["author"] = strategy }), ["tags"] = strategy };

        Assert.Equal(
            ["quiet by Bill", "loved by Bianca: x by Bill, y by Bianca, z by Bill #a #b", "mixed: x"],
            await TextAsync(Post.Query(orderBy: ["id"], load: plan)));
        Assert.Equal(["loved by Bianca: x by Bill, y by Bianca, z by Bill #a #b"], await TextAsync(Post.Query(new { comments___body = "y" }, load: plan)));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Filtered_loads_bring_a_portion_for_each_parent(LoadStrategy strategy)
    {
        var (least, most) = (0, 2);
        var lambda = strategy switch
        {
            LoadStrategy.Joined => new LoadPlan<Post>().Joined(p => p.Comments.Where(c => c.Score > least).OrderByDescending(c => c.Score).Take(most)),
            LoadStrategy.Subquery => new LoadPlan<Post>().Subquery(p => p.Comments.Where(c => c.Score > least).OrderByDescending(c => c.Score).Take(most)),
            _ => new LoadPlan<Post>().SelectIn(p => p.Comments.Where(c => c.Score > least).OrderByDescending(c => c.Score).Take(most)),
        };

        Assert.Equal(["quiet", "loved: x, z", "mixed: x"], await TextAsync(Post.Query(orderBy: ["id"], load: lambda)));
        (least, most) = (2, 1);
        Assert.Equal(["quiet", "loved: x", "mixed"], await TextAsync(Post.Query(orderBy: ["id"], load: lambda)));
    }

    [Fact]
    public virtual async Task Filters_and_sort_keys_choose_what_is_loaded()
    {
        Assert.Equal(
            ["quiet", "loved: z, x", "mixed"],
            await TextAsync(
                Post.Query(orderBy: ["id"], load: plan => plan.SelectIn(p => p.Comments, where: new { author___name = "Bill" }, orderBy: ["score"]))));
        Assert.Equal(
            ["quiet", "loved: x", "mixed: x"],
            await TextAsync(Post.Query(orderBy: ["id"], load: new LoadPlan().Joined("comments", where: new { body__istartswith = "X" }))));
    }

    [Fact]
    public virtual async Task Queries_of_a_context_load_too()
    {
        await using var db = NewContext();

        Assert.Equal(
            ["loved by Bianca: z"],
            await TextAsync(db.Posts
                .Where(post => post.Rating == null)
                .ApplyQuery(new { body = "loved" }, load: plan => plan.Joined(p => p.User).SelectIn(p => p.Comments, where: new { body__iexact = "Z" }))));
    }

    [Fact]
    public virtual async Task The_relations_of_a_filter_come_along()
    {
        var where = Filter.Or(new { user___name = "Bill" }, new { comments___body = "y" });

        Assert.Equal(["loved by Bianca", "quiet by Bill"], await TextAsync(Post.Query(where, ["-id"], LoadPlan.FromFilter<Post>(where))));
    }

    private static Comment Comment(int id, string body, int score, User? author) => new() { Id = id, Body = body, Score = score, Author = author };

    private static async Task<IEnumerable<string>> TextAsync(IQueryable<Post> posts)
        => (await posts.AsNoTracking().ToListAsync(Token)).Select(Text);

    private static string Text(Post post)
        => post.Body
            + By(post.User)
            + (post.Comments.Count == 0 ? "" : ": ")
            + string.Join(", ", post.Comments.Select(comment => comment.Body + By(comment.Author)))
            + string.Concat(post.Tags.Select(tag => $" #{tag.Name}"));

    private static string By(User? user) => user is null ? "" : $" by {user.Name}";
}
