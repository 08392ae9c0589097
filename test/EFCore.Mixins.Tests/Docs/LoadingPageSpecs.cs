using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using EFCore.Mixins.Tests.Unit;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/loading.md, with what they load.</summary>
public abstract class LoadingPageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int least = 1;

    [Fact]
    public virtual void Lambdas()
    {
        Loads("User Joined, Comments SelectIn", Post.Query(load: plan => plan.Joined(p => p.User).SelectIn(p => p.Comments)));
        Loads("Comments SelectIn (Author Joined)", Post.Query(load: plan => plan.SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author))));
        Loads("Post Joined (User Joined)", Comment.Query(load: plan => plan.Joined(c => c.Post.User)));
    }

    [Fact]
    public virtual void Paths()
    {
        Loads("User SelectIn, Comments SelectIn (Author SelectIn)", Post.Query(load: ["user", "comments.author"]));
        Loads("Posts SelectIn (Comments SelectIn)", User.Query(load: "posts.comments"));
        Loads("User Joined, Comments SelectIn (Author SelectIn)", Post.Query(load: plan => plan.Joined("user").SelectIn("comments.author")));
    }

    [Fact]
    public virtual void Data()
    {
        Loads("Posts Subquery", User.Query(load: new() { ["posts"] = LoadStrategy.Subquery }));
        Loads(
            "Posts Subquery (Comments SelectIn)",
            User.Query(load: new() { ["posts"] = (LoadStrategy.Subquery, new LoadPlan { ["comments"] = LoadStrategy.SelectIn }) }));
        Loads(
            "Posts Subquery (Comments SelectIn), Comments Joined",
            User.Query(load: LoadPlan.From(JsonDocument.Parse("""{"posts": ["subquery", {"comments": "select_in"}], "comments": "joined"}""").RootElement)));
    }

    [Fact]
    public virtual void Short_forms()
    {
        using var db = NewContext();
        Loads("User Joined", Post.WithJoined(p => p.User));
        Loads("Posts SelectIn (Comments SelectIn), Comments SelectIn", User.WithSelectIn("posts.comments", "comments"));
        Loads("Posts Subquery", User.With(new() { ["posts"] = LoadStrategy.Subquery }));
        Loads("Posts Subquery", User.With(plan => plan.Subquery(u => u.Posts)));
        Loads("Tags SelectIn", db.Posts.ApplyQuery(load: plan => plan.SelectIn(p => p.Tags)));
    }

    [Fact]
    public virtual void Filtered_loads()
    {
        Loads(
            "Comments SelectIn[where (c.Score > Convert(1, Nullable`1)); order c.Id; take 3]",
            Post.Query(load: plan => plan.SelectIn(p => p.Comments.Where(c => c.Score > least).OrderBy(c => c.Id).Take(3))));
        Assert.Contains(
            "; order -c.Score; order c.Id]",
            LoadText.Of(Post.Query(load: plan => plan.SelectIn(p => p.Comments, where: new { score__gt = least }, orderBy: ["-score", "id"]))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Comments SelectIn[where (c.Author.Name == ",
            LoadText.Of(Post.Query(load: new LoadPlan().SelectIn("comments", where: new { author___name = "Bill" }))),
            StringComparison.Ordinal);
    }

    [Fact]
    public virtual void The_relations_of_a_filter()
    {
        var where = new { user___name = "Bianca" };
        var posts = Post.Query(where, load: LoadPlan.FromFilter<Post>(where).SelectIn(p => p.Comments));
        Loads("User Joined, Comments SelectIn", posts);
    }

    [Fact]
    public virtual void One_relation_twice()
    {
        var detail = new LoadPlan<Post>().Joined(p => p.User).SelectIn(p => p.Comments);
        Loads(
            "User Joined, Comments SelectIn (Author Joined)",
            Post.Query(load: plan => plan.With(detail).SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author))));
    }

    [Fact]
    public virtual void Errors()
    {
        try
        {
            Post.Query(load: ["usr.posts", "comments"]);
        }
        catch (FilterException exception)
        {
            Console.WriteLine(exception.Message);
            Assert.Equal(
                "Load path 'usr.posts' is not valid on 'Post': 'Post' has no relation 'usr'. Did you mean 'user'? Valid here: comments, user, tags.",
                exception.Message);
            return;
        }
        Assert.Fail("The plan was accepted.");
    }

    private static void Loads(string expected, IQueryable query) => Assert.Equal(expected, LoadText.Of(query));
}
