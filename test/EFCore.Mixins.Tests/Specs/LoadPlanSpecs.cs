using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Unit;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Statements accept load plans in every form.</summary>
public abstract class LoadPlanSpecs(Backend backend) : DatabaseSpecs(backend)
{
    [Fact]
    public virtual void Query_takes_every_form_of_a_plan_in_every_place()
    {
        LoadPlan? none = null;
        Dictionary<string, LoadStrategy> data = new() { ["user"] = LoadStrategy.Joined };
        var typed = new LoadPlan<Post>().Joined(p => p.User);
        string[] paths = ["user"];

        Loads(
            "",
            Post.Query(),
            Post.Query(null),
            Post.Query(null, null, none),
            Post.Query(load: none),
            Post.Query(new { id = 1 }),
            Post.Query(p => p.Id > 1),
            Post.Query(orderBy: ["id"]));
        Loads(
            "User Joined",
            Post.Query(load: plan => plan.Joined(p => p.User)),
            Post.Query(load: plan => plan.Joined("user")),
            Post.Query(load: new LoadPlan { ["user"] = LoadStrategy.Joined }),
            Post.Query(load: new() { ["user"] = LoadStrategy.Joined }),
            Post.Query(load: new LoadPlan().Joined("user")),
            Post.Query(load: typed),
            Post.Query(load: data),
            Post.Query(load: LoadPlan.FromFilter<Post>(new { user___name = "Bill" })),
            Post.Query(new { id = 1 }, ["id"], plan => plan.Joined(p => p.User)),
            Post.Query(new { id = 1 }, ["id"], typed),
            Post.Query(new { id = 1 }, load: plan => plan.Joined(p => p.User)),
            Post.Query(where: new { id = 1 }, orderBy: ["id"], load: new() { ["user"] = LoadStrategy.Joined }),
            Post.Query(null, null, plan => plan.Joined(p => p.User)),
            Post.Query(p => p.Id > 1, ["id"], plan => plan.Joined(p => p.User)),
            Post.Query(p => p.Id > 1, load: plan => plan.Joined(p => p.User)),
            Post.Query((Post p) => p.Id > 1, load: new() { ["user"] = LoadStrategy.Joined }));
        Loads(
            "User SelectIn",
            Post.Query(load: "user"),
            Post.Query(load: ["user"]),
            Post.Query(load: paths),
            Post.Query(null, null, "user"),
            Post.Query(null, null, ["user"]),
            Post.Query(new { id = 1 }, ["id"], ["user"]),
            Post.Query(p => p.Id > 1, ["id"], ["user"]),
            Post.Query(p => p.Id > 1, load: "user"));
    }

    [Fact]
    public virtual void ApplyQuery_takes_every_form_of_a_plan()
    {
        using var db = NewContext();
        IQueryable<Post> posts = db.Posts;

        Loads("", posts.ApplyQuery(), posts.ApplyQuery(new { id = 1 }, ["id"]), Post.Select().ApplyQuery(load: new LoadPlan()));
        Loads(
            "User Joined",
            posts.ApplyQuery(load: plan => plan.Joined(p => p.User)),
            posts.ApplyQuery(load: new() { ["user"] = LoadStrategy.Joined }),
            posts.ApplyQuery(new { id = 1 }, ["id"], plan => plan.Joined(p => p.User)),
            db.Posts.ApplyQuery(load: plan => plan.Joined(p => p.User)),
            Post.Select().ApplyQuery(null, null, plan => plan.Joined(p => p.User)));
        Loads("User SelectIn", posts.ApplyQuery(load: "user"), posts.ApplyQuery(load: ["user"]), posts.ApplyQuery(null, null, ["user"]));
    }

    [Fact]
    public virtual void With_takes_every_form_of_a_plan()
    {
        Loads(
            "Posts Subquery",
            User.With(new() { ["posts"] = LoadStrategy.Subquery }),
            User.With(plan => plan.Subquery(u => u.Posts)),
            User.WithSubquery("posts"),
            User.WithSubquery(u => u.Posts));
        Loads(
            "Posts SelectIn",
            User.With("posts"),
            User.With(["posts"]),
            User.WithSelectIn("posts"),
            User.WithSelectIn(u => u.Posts),
            User.WithSelectIn((string[])["posts"]));
        Loads("Posts Joined, Comments Joined", User.WithJoined("posts", "comments"), User.WithJoined(u => u.Posts, u => u.Comments));
        Loads("User SelectIn, Comments SelectIn", Post.WithSelectIn(p => p.User, p => p.Comments), EagerLoad.WithSelectIn<Post>(p => p.User, p => p.Comments));
        Loads(
            "Posts SelectIn",
            EagerLoad.With<User>("posts"),
            EagerLoad.With<User>(plan => plan.SelectIn(u => u.Posts)),
            EagerLoad.WithSelectIn<User>("posts"));
        Loads("", User.WithJoined(), User.WithSelectIn(), User.WithSubquery(), User.With([]));
    }

    [Fact]
    public virtual void The_plan_is_the_outermost_call_of_a_query()
    {
        var query = Post.Query(new { id = 1 }, ["id"], ["user"]);

        Assert.Equal("Load", ((MethodCallExpression)StatementExpression.SeeThrough(query.Expression)).Method.Name);
        Loads("User SelectIn | Comments SelectIn", query.ApplyQuery(new { id = 2 }, load: "comments"));
    }

    private static void Loads(string expected, params IQueryable[] queries)
        => Assert.All(queries, query => Assert.Equal(expected, LoadText.Of(query)));
}
