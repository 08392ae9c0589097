using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The relations that plans from paths and from data load.</summary>
public sealed class LoadPlanTests : LoadPlanFixture
{
    [Theory]
    [InlineData("posts")]
    [InlineData("Posts")]
    [InlineData("POSTS")]
    public void A_path_is_loaded_by_SelectIn(string path)
        => Loads<User>("Posts SelectIn", path);

    [Theory]
    [InlineData("posts.comments.author")]
    [InlineData("posts___comments___author")]
    [InlineData("Posts___comments.Author")]
    public void Steps_on_the_way_take_the_strategy_of_the_path(string path)
    {
        Loads<User>("Posts SelectIn (Comments SelectIn (Author SelectIn))", path);
        Loads<User>("Posts Joined (Comments Joined (Author Joined))", new LoadPlan().Joined(path));
    }

    [Fact]
    public void Steps_on_the_way_keep_a_strategy_of_their_own()
    {
        Loads<User>("Posts Joined (Comments SelectIn)", new LoadPlan().Joined("posts").SelectIn("posts.comments"));
        Loads<User>("Posts Joined (Comments SelectIn)", new LoadPlan().SelectIn("posts.comments").Joined("posts"));
        Loads<User>("Posts Subquery (Comments Subquery, Tags Joined)", new LoadPlan().Subquery("posts.comments").Joined("posts.tags"));
    }

    [Fact]
    public void Data_says_strategy_plan_or_both()
    {
        Loads<User>("Posts Subquery", new LoadPlan { ["posts"] = LoadStrategy.Subquery });
        Loads<User>("Posts SelectIn (Comments Joined)", new LoadPlan { ["posts"] = new LoadPlan { ["comments"] = LoadStrategy.Joined } });
        Loads<User>(
            "Posts Subquery (Comments SelectIn (Author Joined), Tags SelectIn), Comments Joined",
            new LoadPlan
            {
                ["posts"] = (
                    LoadStrategy.Subquery,
                    new LoadPlan { ["comments"] = new LoadPlan { ["author"] = LoadStrategy.Joined }, ["tags"] = LoadStrategy.SelectIn }),
                ["comments"] = LoadStrategy.Joined,
            });
        Loads<User>("Posts Joined (Comments SelectIn, Tags SelectIn)", new LoadPlan { ["posts"] = (LoadStrategy.Joined, ["comments", "tags"]) });
        Loads<User>("Posts SelectIn", new LoadPlan { ["posts"] = default });
    }

    [Fact]
    public void Strategies_take_nested_plans_filters_and_orders()
    {
        Loads<User>("Posts Joined (Comments SelectIn)", new LoadPlan().Joined("posts", ["comments"]));
        Loads<User>("Posts Joined, Comments Joined", new LoadPlan().Joined("posts", "comments"));
        Loads<User>(
            "Posts Subquery[where (p.Rating >= value(EFCore.Mixins.Expressions.Parameter`1[System.Nullable`1[System.Int32]]).Value); order -p.Id]",
            new LoadPlan().Subquery("posts", where: new { rating__ge = 3 }, orderBy: ["-id"]));
        Loads<User>("Posts SelectIn (Comments SelectIn[order c.Id])", new LoadPlan().SelectIn("posts.comments", orderBy: ["id"]));
        Loads<User>("Posts SelectIn", new LoadPlan().SelectIn("posts", where: new { }));
    }

    [Fact]
    public void The_later_line_counts_and_what_comes_with_the_rows_is_combined()
    {
        Loads<User>("Posts Joined", new LoadPlan().SelectIn("posts").Joined("Posts"));
        Loads<User>(
            "Posts Joined (Comments SelectIn, Tags Subquery)",
            new LoadPlan().SelectIn("posts.comments").Joined("posts", new LoadPlan().Subquery("tags")));
        Loads<User>("Posts Subquery[order p.Id]", new LoadPlan().SelectIn("posts", orderBy: ["-id"]).Joined("posts", orderBy: ["id"]).Subquery("posts"));
        Loads<User>(
            "Posts SelectIn[order -p.Id] (Tags SelectIn)",
            new LoadPlan().SelectIn("posts", orderBy: ["-id"]).Joined("posts.tags").SelectIn("posts.tags"));
        Loads<User>("Posts Subquery, Comments Joined", new LoadPlan().Joined("posts", "comments").With(new LoadPlan().Subquery("posts")));
    }

    [Fact]
    public void Relations_of_derived_classes_are_found()
    {
        Loads<Beast>("Pups SelectIn (Pups SelectIn)", "pups.pups");
        Loads<Beast>("Farm SelectIn (Site Joined (Region SelectIn))", "farm.site.region");
        Assert.Equal("Hound.Home, Lynx.Home", Owners<Beast>("home"));
        Assert.Equal("Hound.Home", Owners<Hound>("home"));
    }

    [Fact]
    public void Owned_relations_come_with_their_owner()
    {
        Loads<Farm>("", LoadPlan.Create("site", "fields"));
        Loads<Farm>("Site Joined (Region Joined)", new LoadPlan().Joined("site.region"));
        Loads<Farm>("Neighbours SelectIn (Farms SelectIn)", "neighbours.farms");
    }

    [Fact]
    public void A_plan_without_values_is_bound_once()
    {
        var plan = new LoadPlan().SelectIn("posts", new LoadPlan().Joined("comments"), orderBy: ["id"]);
        var other = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);

        Assert.Same(Bind(plan), Bind(plan));
        Assert.Equal(Bind(plan), Bind(plan, other));
        Assert.NotSame(
            Bind(plan),
            plan.Bind(EntityTypeFinder.Of(Db, typeof(User)), FilterBindingSettings.Default with { Limits = new FilterLimits { MaxDepth = 2 } }, []));
        Assert.NotSame(Bind(new LoadPlan().SelectIn("posts", where: new { id = 1 })), Bind(plan));
        other.Dispose();
    }

    [Fact]
    public void A_plan_never_changes()
    {
        var plan = new LoadPlan().SelectIn("posts");
        string[] order = ["id"];
        var ordered = new LoadPlan().SelectIn("posts", orderBy: order);
        order[0] = "-id";

        plan.Joined("comments");
        plan.With(ordered);

        Assert.Equal("posts: SelectIn", plan.ToString());
        Loads<User>("Posts SelectIn[order p.Id]", ordered);
    }

    [Fact]
    public void A_plan_reads_as_text_and_as_paths()
    {
        var plan = new LoadPlan<Post>().Joined(p => p.User).SelectIn(p => p.Comments.Where(c => c.Id > 1), c => c.Joined(x => x.Author)).Subquery("Tags.posts");

        Assert.Equal("user: Joined, comments: SelectIn (author: Joined), Tags.posts: Subquery", plan.ToString());
        Assert.Equal(["user", "comments", "comments.author", "Tags.posts"], Paths(plan));
        Assert.Equal("", new LoadPlan().ToString());
        Assert.Equal("FromFilter(…): Joined, tags: SelectIn", LoadPlan.FromFilter<Post>(new { user___name = "a" }).SelectIn(p => p.Tags).ToString());
    }

    [Fact]
    public void Nothing_is_loaded_into_lists_but_the_plan_is_checked()
    {
        var posts = new List<Post> { new() { Body = "a" } }.AsQueryable();
        using var ambient = Contexts.Use(Db);

        Assert.Same(posts, posts.ApplyQuery(load: "user"));
        Assert.Throws<FilterException>(() => posts.ApplyQuery(load: "usr"));
    }

    private static List<string> Paths(LoadPlan plan)
    {
        var paths = new List<string>();
        foreach (var path in plan)
            paths.Add(path);
        return paths;
    }

    private IReadOnlyList<Mixins.Loading.Plans.LoadNode> Bind(LoadPlan plan, DbContext? context = null)
        => plan.Bind(EntityTypeFinder.Of(context ?? Db, typeof(User)), FilterBindingSettings.Default, []);

    private string Owners<T>(LoadPlan plan)
        where T : class
        => string.Join(
            ", ",
            plan
                .Bind(EntityTypeFinder.Of(Farm, typeof(T)), FilterBindingSettings.Default, [])
                .Select(node => $"{node.Relation.DeclaringEntityType.ShortName()}.{node.Relation.Name}"));

    private void Loads<T>(string expected, LoadPlan plan)
        where T : class
    {
        DbContext context = Farm.Model.FindEntityType(typeof(T)) is null ? Db : Farm;
        Assert.Equal(expected, LoadText.Of(context.Set<T>().ApplyQuery(load: plan)));
    }
}
