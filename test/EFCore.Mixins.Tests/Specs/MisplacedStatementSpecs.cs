using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Statements and filters in places that EF Core does not support, and lists of unmapped objects.</summary>
public abstract class MisplacedStatementSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const string Misplaced =
        "A statement of 'Post' is used within a query of a context, but is not tied to one. " +
        "Tie it before: 'var rows = statement.On(context)', and use 'rows' in the query; or start the outer query as a statement, too.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task The_error_for_a_statement_in_a_query_of_a_context_names_the_missing_context()
    {
        await using var db = NewContext();
        var posts = Post.Where(new { rating = 1 });
        Func<Task>[] calls =
        [
            () => db.Users.Where(user => posts.Any(post => post.UserId == user.Id)).ToListAsync(Token),
            () => db.Users.Where(user => Post.Where(new { rating = 1 }).Any(post => post.UserId == user.Id)).ToListAsync(Token),
            () => db.Users.CountAsync(user => posts.Select(post => post.UserId).Contains(user.Id), Token),
            () => db.Users.Join(posts, user => user.Id, post => post.UserId, (user, post) => post.Body).ToListAsync(Token),
            () => db.Posts.Union(posts).ToListAsync(Token),
            () => Task.FromResult(db.Posts.Concat(posts).Count()),
            () => db.Users.Where(user => posts.On(db).Any(post => post.UserId == user.Id)).ToListAsync(Token),
        ];

        foreach (var call in calls)
            Assert.Equal(Misplaced, (await Assert.ThrowsAsync<InvalidOperationException>(call)).Message);
        var tied = posts.On(db);
        Assert.Empty(await db.Users.Where(user => tied.Any(post => post.UserId == user.Id)).ToListAsync(Token));
        Assert.Empty(await User.Select().Where(user => posts.Any(post => post.UserId == user.Id)).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task The_error_for_a_filter_of_related_rows_in_a_lambda_names_the_alternative()
    {
        await using var db = NewContext();
        Func<Task>[] calls =
        [
            () => db.Users.Where(user => user.Posts.AsQueryable().ApplyQuery(new { rating = 1 }, null, (LoadPlan?)null).Any()).ToListAsync(Token),
            () => User.Select().Where(user => user.Posts.AsQueryable().ApplyQuery(new { rating = 1 }, null, (LoadPlan?)null).Any()).ToListAsync(Token),
            () => db.Users.Select(user => user.Posts.AsQueryable().ApplyQuery(new { rating = 1 }, null, (LoadPlan?)null).Count()).ToListAsync(Token),
            () => db.Users.OrderBy(user => user.Posts.AsQueryable().ThenByKey().Count()).ToListAsync(Token),
        ];

        foreach (var call in calls)
        {
            Assert.EndsWith(
                " cannot filter the related rows of a row within a lambda, which the database would have to run. " +
                "Write the condition as a filter of the whole query, as in 'new { comments__any = … }', or as a lambda on the related rows.",
                (await Assert.ThrowsAsync<NotSupportedException>(call)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public virtual async Task Other_errors_of_a_query_stay_as_they_are()
    {
        await using var db = NewContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Users.SingleAsync(Token));
        Assert.DoesNotContain(
            "statement",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => db.Users.Where(user => user.Name.GetHashCode() == 1).ToListAsync(Token))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Await_foreach_reads_statements_and_queries()
    {
        await using var db = NewContext();
        db.AddRange(new User { Name = "Ana" }, new User { Name = "Bill" });
        await db.SaveChangesAsync(Token);
        var names = new List<string>();
        await foreach (var user in User.OrderBy("name"))
            names.Add(user.Name);
        await foreach (var user in db.Users.Where(user => user.Name == "Ana"))
            names.Add(user.Name);
        await foreach (var name in User.Where(new { name = "Bill" }).Select(user => user.Name))
            names.Add(name);

        Assert.Equal(["Ana", "Bill", "Ana", "Bill"], names);
    }
}
