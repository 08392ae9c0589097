using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The relations that plans from data and from filters load.</summary>
public sealed class LoadPlanFromTests : LoadPlanFixture
{
    [Theory]
    [InlineData("\"posts.comments\"", "Posts SelectIn (Comments SelectIn)")]
    [InlineData("[\"posts\", \"comments\"]", "Posts SelectIn, Comments SelectIn")]
    [InlineData("{\"posts\": \"subquery\", \"comments\": \"select_in\"}", "Posts Subquery, Comments SelectIn")]
    [InlineData("{\"posts\": [\"joined\", {\"comments\": \"SelectIn\"}]}", "Posts Joined (Comments SelectIn)")]
    [InlineData("{\"posts\": [\"joined\", [\"comments\", \"tags\"]]}", "Posts Joined (Comments SelectIn, Tags SelectIn)")]
    [InlineData("{\"posts\": {\"comments\": {\"author\": \"joined\"}}}", "Posts SelectIn (Comments SelectIn (Author Joined))")]
    [InlineData("{\"posts\": [\"comments\", \"tags\"]}", "Posts SelectIn (Comments SelectIn, Tags SelectIn)")]
    [InlineData("{\"posts\": 1}", "Posts Joined")]
    [InlineData("{\"posts\": {}}", "Posts SelectIn")]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    public void A_plan_from_JSON(string json, string expected)
    {
        Assert.Equal(expected, Loads(LoadPlan.From(JsonSerializer.Deserialize<JsonElement>(json))));
        if (json.StartsWith('{'))
            Assert.Equal(expected, Loads(LoadPlan.From(JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!))); // the text is an object
    }

    [Fact]
    public void A_plan_from_dictionaries_and_objects()
    {
        Assert.Equal("Posts Joined", Loads(LoadPlan.From(new Dictionary<string, LoadStrategy> { ["posts"] = LoadStrategy.Joined })));
        Assert.Equal("Posts Joined", Loads(new Dictionary<string, LoadStrategy> { ["posts"] = LoadStrategy.Joined }));
        Assert.Equal("Posts Joined (Comments Subquery)", Loads(LoadPlan.From(new { posts = (LoadStrategy.Joined, new { comments = "subquery" }) })));
        Assert.Equal(
            "Posts Joined (Comments SelectIn)",
            Loads(LoadPlan.From(new Dictionary<string, object?> { ["posts"] = ("joined", new LoadPlan().SelectIn("comments")) })));
        Assert.Equal("Posts SelectIn", Loads(LoadPlan.From(new List<string> { "posts" })));
        Assert.Equal("Posts SelectIn", Loads(LoadPlan.From("posts")));
    }

    [Theory]
    [InlineData("5", "The load plan is not valid on 'User': a path, a list of paths or a dictionary is expected, a number (long) was given.")]
    [InlineData("[1]", "The load plan is not valid on 'User': a path, a list of paths or a dictionary is expected, a list was given.")]
    [InlineData(
        "{\"posts\": \"eager\"}",
        "Load path 'posts' is not valid on 'User': there is no strategy of that name. Valid here: SelectIn, Joined, Subquery.")]
    [InlineData(
        "{\"posts\": 9}",
        "Load path 'posts' is not valid on 'User': a strategy, a plan or a pair of both is expected, a number (long) was given. "
        + "Valid here: SelectIn, Joined, Subquery.")]
    [InlineData(
        "{\"posts\": null}",
        "Load path 'posts' is not valid on 'User': a strategy, a plan or a pair of both is expected, null was given. Valid here: SelectIn, Joined, Subquery.")]
    [InlineData(
        "{\"posts\": [\"joined\", {}, 3]}",
        "Load path 'posts' is not valid on 'User': a strategy, a plan or a pair of both is expected, a list was given. "
        + "Valid here: SelectIn, Joined, Subquery.")]
    [InlineData(
        "{\"posts\": {\"comments\": \"eager\"}}",
        "Load path 'posts.comments' is not valid on 'User': there is no strategy of that name. Valid here: SelectIn, Joined, Subquery.")]
    public void What_is_no_plan_is_a_problem_of_the_statement(string json, string message)
        => Assert.Equal(message, Assert.Throws<FilterException>(() => Loads(LoadPlan.From(JsonSerializer.Deserialize<JsonElement>(json)))).Message);

    [Fact]
    public void Hostile_data_is_refused()
    {
        var cycle = new Dictionary<string, object?>();
        (cycle["posts"], cycle["comments"]) = (cycle, cycle);
        var deep = new LoadPlan();
        for (var i = 0; i < 100_000; i++)
            deep = new LoadPlan { ["parent"] = deep };

        Assert.Throws<FilterException>(() => Loads(LoadPlan.From(cycle)));
        Assert.Contains(
            "the path goes through more than 16 relations (FilterLimits.MaxPathLength).",
            Assert.Throws<FilterException>(() => Db.Documents.ApplyQuery(load: deep)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InsufficientExecutionStackException>(deep.ToString);
    }

    [Fact]
    public void A_filter_and_an_order_give_the_to_one_relations_that_they_use()
    {
        Assert.Equal("", Used(new { id = 1, comments___body = "a", user = 1, user__isnull = true }, "-id", "comments__count"));
        Assert.Equal("User Joined", Used(new { user___name = "Bill" }));
        Assert.Equal("User Joined", Used(null, "-user___name__nullslast"));
        Assert.Equal(
            "User Joined",
            Used(Filter.Not(new Dictionary<string, object?> { ["or"] = new object[] { new { id = 1 }, new { user___posts___body = "a" } } })));
        Assert.Equal("User Joined", Used(new { user__any = new { name = "a" }, comments__any = new { author___name = "a" } }));
        Assert.Equal("User Joined", Used(Filter.Of<Post>(post => post.User!.Name == "a" && post.Comments.Any(c => c.Author!.Name == "b"))));
        Assert.Equal("User Joined", LoadText.Of(Db.Posts.ApplyQuery(load: LoadPlan.FromFilter<Post>(post => post.User!.Posts.Count > 1))));
        Assert.Equal(
            "Post Subquery (User Subquery), Author Subquery",
            LoadText.Of(Db.Comments.ApplyQuery(load: LoadPlan.FromFilter<Comment>(new { post___user___name = "a" }, ["author.name"], LoadStrategy.Subquery))));
        Assert.Equal(
            "Post Joined (User Joined)",
            LoadText.Of(Db.Comments.ApplyQuery(load: LoadPlan.FromFilter<Comment>(new { post__any = new { user__any = new { name = "a" }, rating = 1 } }))));
        Assert.Equal(
            "Site Joined (Region Joined)",
            LoadText.Of(Farm.Farms.ApplyQuery(load: LoadPlan.FromFilter<Farm>(new { site___region___name = "a", site___street = "b", size___hectares = 1 }))));
        Assert.Equal("Home Joined", LoadText.Of(Farm.Beasts.ApplyQuery(load: LoadPlan.FromFilter<Beast>(beast => ((Hound)beast).Home!.Name == "a"))));
    }

    [Fact]
    public void Relations_that_a_computed_member_reads_count()
    {
        Assert.Equal("Author Joined", Of<Book>(new { byline = "a" }));
        Assert.Equal("Author Joined", Of<Book>(new { has_author_name = "a" }));
        Assert.Equal("Author Joined", LoadText.Of(Db.Set<Book>().ApplyQuery(load: LoadPlan.FromFilter<Book>(null as object, ["-byline"]))));
        Assert.Equal(
            "Author Joined",
            LoadText.Of(Db.Set<Book>().ApplyQuery(load: LoadPlan.FromFilter<Book>(book => book.Byline == "a" || book.HasAuthorName("b")))));
        Assert.Equal(
            "Book Joined (Author Joined)",
            LoadText.Of(Db.Set<Chapter>().ApplyQuery(load: LoadPlan.FromFilter<Chapter>(chapter => chapter.Book.Reachable))));
        Assert.Equal("Book Joined (Author Joined)", Of<Chapter>(Filter.Or(new { book___byline = "a" }, new { title = "b" })));
        Assert.Equal("Book Joined (Author Joined)", Of<Chapter>(new { book__any = new { byline = "a" } }));
        Assert.Equal("", Of<Book>(new { title_length = 3, chapter_count = 2 }));
        Assert.Equal("", Of<Author>(new { books__any = new { byline = "a" } }));

        string Of<T>(object where)
            where T : class
            => LoadText.Of(Db.Set<T>().ApplyQuery(load: LoadPlan.FromFilter<T>(where)));
    }

    [Fact]
    public void The_plan_of_a_filter_can_be_extended()
        => Assert.Equal(
            "User SelectIn (Comments SelectIn), Tags Subquery",
            LoadText.Of(Db.Posts.ApplyQuery(
                load: LoadPlan.FromFilter<Post>(new { user___name = "a" }).SelectIn(p => p.User, user => user.SelectIn(u => u.Comments)).Subquery("tags"))));

    [Fact]
    public void Problems_of_a_filter_are_told_once()
    {
        var where = new { usr___name = "Bill", id = "x" };
        string[] orderBy = ["nam"];

        Assert.Equal(
            ["usr___name", "id", "nam"],
            Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(where, orderBy, LoadPlan.FromFilter<Post>(where, orderBy))).Problems
                .Select(problem => problem.Key));
        Assert.Equal(
            ["usr___name", "id", "nam"],
            Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: LoadPlan.FromFilter<Post>(where, orderBy))).Problems.Select(problem => problem.Key));
    }

    private string Used(object? where, params string[] orderBy)
        => LoadText.Of(Db.Posts.ApplyQuery(load: LoadPlan.FromFilter<Post>(where, orderBy)));

    private string Loads(LoadPlan plan) => LoadText.Of(Db.Users.ApplyQuery(load: plan));
}
