using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordFillingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual void Anonymous_objects_dictionaries_objects_and_lambdas_are_values()
    {
        var post = new Post { Body = "x" };
        Assert.Same(post, post.Fill(new { Title = "a", views = 5, Kind = "review" }));
        post.Fill(new Dictionary<string, object?> { ["rating"] = 3, ["day"] = "2024-02-29" });
        post.Fill(new Dictionary<string, int> { ["rating"] = 4 });
        post.Fill(new PostForm("b"));
        post.Fill(p => p.Archived = true);

        Assert.Equal(
            ("a", 5L, PostKind.Review, 4, new DateOnly(2024, 2, 29), "b", true),
            (post.Title, post.Views, post.Kind, post.Rating, post.Day, post.Body, post.Archived));
    }

    [Fact]
    public virtual void All_problems_are_reported_together_and_nothing_is_set()
    {
        var post = new Post { Body = "x" };
        var failure = Assert.Throws<FillException>(() => post.Fill(
            new { Body = "new", Titel = "y", Rating = "many", Views = (long?)null, User = 5, Comments = new object[] { 1 }, Price = 1.5 },
            only: ["Body", "Rating", "Views", "User", "Comments"]));

        Assert.Equal("x", post.Body);
        Assert.Equal(
            [
                ("Titel", FillProblemKind.Unknown),
                ("Rating", FillProblemKind.WrongType),
                ("Views", FillProblemKind.NullValue),
                ("User", FillProblemKind.WrongType),
                ("Comments", FillProblemKind.WrongType),
                ("Price", FillProblemKind.NotAllowed),
            ],
            failure.Problems.Select(problem => (problem.Name, problem.Kind)));
        Assert.Equal(
            "The values do not fit 'Post', and nothing was set: 'Titel': 'Post' has no such member. Did you mean 'Title'? "
            + "'Rating': a whole number (int) is expected, text was given. 'Views': a value is required, null was given. "
            + "'User': a 'User' is expected, a number (int) was given (set a key by 'UserId'). "
            + "'Comments': a list of 'Comment' is expected, its element 0 is a number (int). "
            + "'Price': it is not in the allow-list of this call.",
            failure.Message);
    }

    [Fact]
    public virtual void Guarded_members_are_set_in_code_only()
    {
        var wallet = new Wallet();
        var failure = Assert.Throws<FillException>(() => wallet.Fill(new { Name = "x", IsAdmin = true }));
        wallet.Fill(a => a.IsAdmin = true);

        Assert.Equal(FillProblemKind.Guarded, Assert.Single(failure.Problems).Kind);
        Assert.Equal((null, true), (wallet.Name, wallet.IsAdmin));
    }

    [Fact]
    public virtual void Members_without_a_public_setter_are_set_as_EF_does()
        => Assert.Equal("Fr.", new Currency("CHF", "x").Fill(new { Symbol = "Fr." }).Symbol);

    [Fact]
    public virtual void A_setter_that_throws_leaves_everything_as_it_was()
    {
        var wallet = new Wallet { Name = "old" };
        Assert.Throws<ArgumentOutOfRangeException>(() => wallet.Fill(new { Name = "new", Limit = -1 }));

        Assert.Equal("old", wallet.Name);
    }

    [Fact]
    public virtual async Task Relations_bring_their_foreign_keys()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var post = new Post { Body = "x" }.Fill(new { user });
        Assert.Equal((user, user.Id), (post.User, post.UserId));
        post.Fill(new { UserId = 77 });
        Assert.Equal((null, 77), (post.User, post.UserId));
        var failure = Assert.Throws<FillException>(() => post.Fill(new { user, UserId = 78 }));
        Assert.Equal(FillProblemKind.Contradictory, Assert.Single(failure.Problems).Kind);
        Assert.Throws<FillException>(() => new Comment { Body = "x" }.Fill(new { Post = (Post?)null }));
    }

    [Fact]
    public virtual void Equal_matches_and_foreign_things_are_refused()
    {
        Assert.Contains("equally", Assert.Throws<FillException>(() => new Ambiguous().Fill(new { full_name = "x" })).Message, StringComparison.Ordinal);
        Assert.Throws<FillException>(() => new Post { Body = "x" }.Fill(5));
        Assert.Throws<FillException>(() => new Post { Body = "x" }.Fill("text"));
        Assert.Throws<FillException>(() => new Dog { Name = "x" }.Fill(new { Discriminator = "Cat" }));
    }

    private sealed record PostForm(string Body);
}
