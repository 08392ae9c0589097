using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A related row that a query filter hides is a missing one, also where the relation is required: filters, orders and plans keep the row.</summary>
public abstract class HiddenRowSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The comments are a, of an open post of Ana; b, of a hidden post; c, of an open post of a hidden user; d, of an open post of nobody.</summary>
    public static TheoryData<string, object> Conditions => new()
    {
        { "bcd", new { post___body__ne = "open" } },
        { "", new { post___body = "archived" } },
        { "acd", new { post___rating__gt = 0 } },
        { "b", Filter.Not(new { post___rating__gt = 0 }) },
        { "b", new { post___rating__isnull = true } },
        { "b", new { post__isnull = true } },
        { "acd", new { post__isnull = false } },
        { "ab", Filter.Or(new { post___body = "open" }, new { body = "b" }) },
        { "bd", Filter.And(new { post___body__ne = "open" }, new { body__ne = "c" }) },
        { "bcd", new { post___body__notin = new[] { "open", "archived" } } },
        { "bcd", new { post___user___name__ne = "Ana" } },
        { "bcd", new { post___user__isnull = true } },
        { "a", new { post___user___name__startswith = "A" } },
        { "bcd", new { post___tags__none = new { color = "red" } } },
        { "a", new { post___tags___color = "red" } },
        { "bcd", Filter.Not(new { post___tags___color = "red" }) },
        { "bcd", new { post___tags__count = 0 } },
        { "acd", new { post__any = new { rating__gt = 0 } } },
        { "b", new { post__none = new { rating__gt = 0 } } },
        { "abcd", Filter.Not(new { post___comments___body = "b" }) },
        { "", new { post___comments__all = new { body = "z" }, post__isnull = false } },
        { "bcd", new { post__ne = 1 } },
        { "", new { post = 2 } },
        { "bcd", Filter.Of<Comment>(comment => comment.Post.Body != "open") },
        { "b", Filter.Not(Filter.Of<Comment>(comment => comment.Post.Rating > 0)) },
        { "ab", Filter.Of<Comment>(comment => comment.Post.User!.Name == "Ana" || comment.Body == "b") },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var db = NewContext())
        {
            db.Add(NewComment("a", "open", user: "Ana", tag: "x"));
            await db.SaveChangesAsync(Token);
            db.Add(NewComment("b", "archived", isArchived: true));
            await db.SaveChangesAsync(Token);
            db.Add(NewComment("c", "third", user: "hidden"));
            await db.SaveChangesAsync(Token);
            db.Add(NewComment("d", "zero"));
            await db.SaveChangesAsync(Token);
        }

        Contexts.SetFactory<SpecContext>(null);
        Contexts.SetFactory(new PooledDbContextFactory<HiddenContext>(Backend.OptionsOf<HiddenContext>()));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<HiddenContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_filter_takes_a_hidden_row_for_a_missing_one(string expected, object where)
    {
        await using var db = new HiddenContext(Backend.OptionsOf<HiddenContext>());

        IQueryable<Comment>[] queries =
        [
            Comment.Where(where), Comment.Query(where, ["id"]).AsNoTracking(), db.Comments.ApplyQuery(where), Comment.Where(where).On(db),
            db.Comments.Where(Comment.FilterExpression(where)),
        ];
        foreach (var query in queries)
        {
            Assert.Equal(expected, string.Concat((await query.ToListAsync(Token)).Select(comment => comment.Body).Order()));
            Assert.Equal(expected.Length, await query.CountAsync(Token));
        }
    }

    [Theory]
    [InlineData("acdb", "post___body")]
    [InlineData("bdca", "-post___body")]
    [InlineData("bacd", "post___body__nullsfirst")]
    [InlineData("abcd", "post___user___name")]
    [InlineData("bcda", "post___tags__count")]
    [InlineData("abcd", "post___tags___color__max")]
    public virtual async Task An_order_keeps_the_row(string expected, string key)
    {
        await using var db = new HiddenContext(Backend.OptionsOf<HiddenContext>());

        foreach (var query in new[] { Comment.OrderBy(key, "id"), db.Comments.ApplyQuery(orderBy: [key, "id"]) })
        {
            Assert.Equal(expected, string.Concat((await query.ToListAsync(Token)).Select(comment => comment.Body)));
            Assert.Equal(expected[1..3], string.Concat((await query.Skip(1).Take(2).ToListAsync(Token)).Select(comment => comment.Body)));
            Assert.Equal(4, await query.CountAsync(Token));
        }
    }

    [Theory]
    [InlineData(LoadStrategy.Joined)]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task A_plan_keeps_the_row(LoadStrategy strategy)
    {
        foreach (var tracking in new[] { QueryTrackingBehavior.TrackAll, QueryTrackingBehavior.NoTracking })
        {
            var plan = new LoadPlan { ["post"] = (strategy, new LoadPlan { ["user"] = strategy, ["tags"] = strategy }) };
            var comments = await Comment.Query(orderBy: ["id"], load: plan).AsTracking(tracking).ToListAsync(Token);

            Assert.Equal(
                [("a", "open", "Ana", 1), ("b", null, null, null), ("c", "third", null, 0), ("d", "zero", null, 0)],
                comments.Select(comment => (comment.Body, comment.Post?.Body, comment.Post?.User?.Name, comment.Post?.Tags.Count)));
        }
    }

    [Fact]
    public virtual async Task A_plan_of_a_filter_keeps_the_row()
    {
        var where = new { post___body__ne = "open" };
        var comments = await Comment.Query(where, ["id"], LoadPlan.FromFilter<Comment>(where)).ToListAsync(Token);

        Assert.Equal([("b", null), ("c", "third"), ("d", "zero")], comments.Select(comment => (comment.Body, comment.Post?.Body)));
    }

    [Fact]
    public virtual async Task A_plan_below_other_relations_keeps_the_row()
    {
        var tags = await Tag.Query(load: new LoadPlan().Joined("posts.comments.post")).ToListAsync(Token);

        Assert.Equal("a", Assert.Single(Assert.Single(Assert.Single(tags).Posts).Comments).Body);
    }

    [Fact]
    public virtual async Task A_join_that_would_lose_rows_is_refused()
        => Assert.Equal(
            "Relation 'Post' of 'Comment' cannot be loaded here: it is required, a query filter may hide its row, and this query can only join it, " +
            "which would lose the rows whose related row is hidden. " +
            "Track the rows, or read them with 'AsNoTracking' and a foreign key that is no shadow property.",
            (await Assert.ThrowsAsync<InvalidOperationException>(
                () => Comment.Query(load: ["post"]).AsNoTrackingWithIdentityResolution().ToListAsync(Token))).Message);

    [Fact]
    public virtual async Task Without_the_filters_the_rows_are_there()
        => Assert.Equal(
            ["b", "c", "d"],
            (await Comment.Query(new { post___body__ne = "open" }, ["id"], ["post"]).IgnoreQueryFilters().ToListAsync(Token))
                .Where(comment => comment.Post is not null).Select(comment => comment.Body));

    private static Comment NewComment(string body, string post, string? user = null, string? tag = null, bool isArchived = false)
    {
        var written = new Post { Body = post, Rating = 1, Archived = isArchived, User = user is null ? null : new User { Name = user } };
        if (tag is not null)
            written.Tags.Add(new Tag { Name = tag, Color = "red" });
        return new Comment { Body = body, Post = written };
    }
}
