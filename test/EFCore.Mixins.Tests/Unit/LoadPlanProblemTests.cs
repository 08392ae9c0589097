using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Complete messages for invalid load plans.</summary>
public sealed class LoadPlanProblemTests : LoadPlanFixture
{
    [Theory]
    [InlineData("usr", "'Post' has no relation 'usr'. Did you mean 'user'? Valid here: comments, user, tags")]
    [InlineData("usr.posts", "'Post' has no relation 'usr'. Did you mean 'user'? Valid here: comments, user, tags")]
    [InlineData("user___post", "'User' has no relation 'post'. Did you mean 'posts'? Valid here: comments, posts")]
    [InlineData("title", "'title' is no relation of 'Post', but comes with every row. Valid here: comments, user, tags")]
    [InlineData("user.name", "'name' is no relation of 'User', but comes with every row. Valid here: comments, posts")]
    [InlineData("title.length", "'title' is no relation of 'Post', but comes with every row. Valid here: comments, user, tags")]
    [InlineData("comments__count", "'Post' has no relation 'comments__count'. Valid here: comments, user, tags")]
    [InlineData("user.", "no relation of 'User' follows the last separator")]
    [InlineData(".user", "'Post' has no relation ''. Valid here: comments, user, tags")]
    [InlineData(" user", "'Post' has no relation ' user'. Did you mean 'user'? Valid here: comments, user, tags")]
    public void A_wrong_path_says_why(string path, string reason)
        => Assert.Equal($"Load path '{path}' is not valid on 'Post': {reason}.", Refused(path).Message);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_path_is_refused(string path)
        => Assert.EndsWith("is not valid on 'Post': a path is empty.", Refused(path).Message, StringComparison.Ordinal);

    [Fact]
    public void Members_that_match_equally_are_named()
    {
        Assert.Equal(
            "Load path 'BEASTS' is not valid on 'Farm': 'BEASTS' can mean 'beasts' or 'Beasts' of 'Farm'; write one of them exactly.",
            Assert.Throws<FilterException>(() => Farm.Farms.ApplyQuery(load: "BEASTS")).Message);
        Assert.Equal("beasts SelectIn", LoadText.Of(Farm.Farms.ApplyQuery(load: "beasts")));
        Assert.Equal(
            "Load path 'pup' is not valid on 'Beast': 'Beast' has no relation 'pup'. Did you mean 'pups'? Valid here: farm, home, pups.",
            Assert.Throws<FilterException>(() => Farm.Beasts.ApplyQuery(load: "pup")).Message);
        Assert.Equal(
            "Load path 'size' is not valid on 'Farm': 'size' is no relation of 'Farm', but comes with every row. Did you mean 'site'? "
            + "Valid here: beasts, fields, site, neighbours.",
            Assert.Throws<FilterException>(() => Farm.Farms.ApplyQuery(load: "size")).Message);
    }

    [Fact]
    public void All_problems_of_a_call_are_one_list()
    {
        var error = Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(
            new { titel = "a" },
            ["-titel"],
            new LoadPlan<Post>()
                .Joined("usr.posts")
                .SelectIn(
                    p => p.Comments,
                    comments => comments.Joined(c => c.Author, author => author.SelectIn("nothing")),
                    where: new { scor__gt = 1, score = "x" },
                    orderBy: ["nam"])
                .With(new LoadPlan { ["tags"] = (LoadStrategy)9 })));

        Assert.Equal(
            """
            8 problems on 'Post':
            - Filter 'titel' is not valid on 'Post': 'Post' has no member 'titel'. Did you mean 'title'? Valid here: id, archived, at, body, day, kind, price, published_at, rating, score, title, user_id, views, comments, user, tags.
            - Sort key '-titel' is not valid on 'Post': 'Post' has no member 'titel'. Did you mean 'title'? Valid here: id, archived, at, body, day, kind, price, published_at, rating, score, title, user_id, views, comments, user, tags.
            - Load path 'usr.posts' is not valid on 'Post': 'Post' has no relation 'usr'. Did you mean 'user'? Valid here: comments, user, tags.
            - Filter 'scor__gt' of load path 'comments' is not valid on 'Post': 'Comment' has no member 'scor'. Did you mean 'score'? Valid here: id, author_id, body, post_id, score, author, post.
            - Filter 'score' of load path 'comments' is not valid on 'Post': a whole number (int) is expected, text was given.
            - Sort key 'nam' of load path 'comments' is not valid on 'Post': 'Comment' has no member 'nam'. Valid here: id, author_id, body, post_id, score, author, post.
            - Load path 'comments.author.nothing' is not valid on 'Post': 'User' has no relation 'nothing'. Valid here: comments, posts.
            - Load path 'tags' is not valid on 'Post': there is no LoadStrategy of number 9. Valid here: SelectIn, Joined, Subquery.
            """,
            error.Message.ReplaceLineEndings("\n"));
        Assert.Equal(
            (FilterInput.LoadPath, "usr.posts", "usr", FilterProblemKind.UnknownRelation),
            (error.Problems[2].Input, error.Problems[2].Key, error.Problems[2].Part, error.Problems[2].Kind));
        Assert.Equal((FilterInput.Filter, "scor__gt", "comments"), (error.Problems[3].Input, error.Problems[3].Key, error.Problems[3].LoadPath));
    }

    [Fact]
    public void A_lambda_names_a_relation()
    {
        const string rule = "a lambda names a relation ('p => p.Relation'), with Where, OrderBy, ThenBy, Skip and Take after a collection;";
        var post = new Post { Body = "" };

        RefusesLambda("p => …", $"{rule} the row itself is none of them", plan => plan.Joined(p => p));
        RefusesLambda("p => …", $"{rule} 'ToString' is none of them", plan => plan.Joined(p => p.ToString()));
        RefusesLambda("p => …", $"{rule} a part of kind Conditional is none of them", plan => plan.Joined(p => p.Id > 1 ? p.User : null));
        RefusesLambda("p => …", $"{rule} a part of kind MemberAccess is none of them", plan => plan.Joined(p => post.User));
        RefusesLambda("p => …", $"{rule} 'Trim' is none of them", plan => plan.Joined(p => p.Body.Trim()));
        RefusesLambda(
            "title",
            "'Title' is no relation of 'Post', but comes with every row. Valid here: comments, user, tags",
            plan => plan.Joined(p => p.Title));
        RefusesLambda(
            "user",
            "a lambda over 'Post' is expected, one over 'Comment' was given",
            plan => plan.With(new LoadPlan<Comment>().Joined(c => EF.Property<User>(c, "User"))));
    }

    [Fact]
    public void What_stands_behind_a_collection_can_be_loaded()
    {
        Func<Comment, bool> written = c => c.Id > 1;
        const string lambda = "a condition or sort key is written as a lambda over one row; a delegate or an index cannot be translated";

        RefusesLambda(
            "comments",
            "'Distinct()' is not supported here; use Where, OrderBy, ThenBy, Skip or Take with one argument",
            plan => plan.SelectIn(p => p.Comments.Distinct()));
        RefusesLambda(
            "comments",
            "'Select(…)' is not supported here; use Where, OrderBy, ThenBy, Skip or Take with one argument",
            plan => plan.SelectIn(p => p.Comments.Select(c => c.Author!)));
        RefusesLambda(
            "comments",
            "'OrderBy(…)' is not supported here; use Where, OrderBy, ThenBy, Skip or Take with one argument",
            plan => plan.SelectIn(p => p.Comments.OrderBy(c => c.Body, StringComparer.Ordinal)));
        RefusesLambda("comments", lambda, plan => plan.SelectIn(p => p.Comments.Where(written)));
        RefusesLambda("comments", lambda, plan => plan.SelectIn(p => p.Comments.Where((c, i) => i > 1)));
        RefusesLambda(
            "comments",
            "conditions come before Skip and Take; write Where first",
            plan => plan.SelectIn(p => p.Comments.Take(1).Where(c => c.Id > 1)));
        RefusesLambda(
            "comments",
            "the order comes before Skip and Take; write OrderBy first",
            plan => plan.SelectIn(p => p.Comments.Skip(1).OrderBy(c => c.Id)));
        RefusesLambda("comments", "Skip can be called once, before Take", plan => plan.SelectIn(p => p.Comments.Take(1).Skip(1)));
        RefusesLambda("comments", "Take can be called once; write the smaller one", plan => plan.SelectIn(p => p.Comments.Take(1).Take(2)));
        RefusesLambda(
            "comments",
            "a call on the collection uses 'p'; it can only use the related rows",
            plan => plan.SelectIn(p => p.Comments.Where(c => c.AuthorId == p.UserId)));
        RefusesLambda(
            "comments",
            "a call on the collection uses 'p'; it can only use the related rows",
            plan => plan.SelectIn(p => p.Comments.Take(p.Id)));
    }

    [Fact]
    public void Only_collections_have_conditions_and_an_order()
    {
        const string reason = "'User' leads to one row at most, which has no order and comes with no conditions; filter the statement instead";

        Assert.Equal($"Load path 'user' is not valid on 'Post': {reason}.", Refused(new LoadPlan().SelectIn("user", where: new { name = "a" })).Message);
        Assert.Equal($"Load path 'user' is not valid on 'Post': {reason}.", Refused(new LoadPlan().Joined("user", orderBy: ["id"])).Message);
        Assert.Equal(
            "Load path 'fields' is not valid on 'Farm': 'Fields' is owned and comes whole with its owner; leave its conditions out.",
            Assert.Throws<FilterException>(() => Farm.Farms.ApplyQuery(load: plan => plan.SelectIn(f => f.Fields.Take(1)))).Message);
    }

    [Fact]
    public void Large_plans_are_refused()
    {
        var many = new LoadPlan().SelectIn(Enumerable.Repeat("user", 201));

        Assert.Equal("Load path 'user' is not valid on 'Post': the plan names more than 200 relations (FilterLimits.MaxConditions).", Refused(many).Message);
        Assert.NotEmpty(LoadText.Of(Db.Posts.ApplyQuery(load: new LoadPlan().SelectIn(Enumerable.Repeat("user", 200)))));
        Assert.Contains(
            "the path goes through more than 16 relations (FilterLimits.MaxPathLength).",
            Refused(string.Join('.', Enumerable.Repeat("user.posts", 8)) + ".user").Message,
            StringComparison.Ordinal);
        Assert.NotEmpty(LoadText.Of(Db.Posts.ApplyQuery(load: string.Join('.', Enumerable.Repeat("user.posts", 8)))));
        Assert.Contains(
            "the path has more than 1000 characters (FilterLimits.MaxKeyLength).",
            Refused(new string('a', 1001)).Message,
            StringComparison.Ordinal);
        Assert.InRange(Refused(new string('a', 1000)).Message.Length, 1, 400);
        Assert.Equal(100, Refused(new LoadPlan().SelectIn(Enumerable.Range(0, 150).Select(i => $"no{i}"))).Problems.Count);
    }

    private FilterException Refused(LoadPlan load)
        => Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: load));

    private void RefusesLambda(string path, string reason, Func<LoadPlan<Post>, LoadPlan<Post>> load)
        => Assert.Equal($"Load path '{path}' is not valid on 'Post': {reason}.", Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: load)).Message);
}
