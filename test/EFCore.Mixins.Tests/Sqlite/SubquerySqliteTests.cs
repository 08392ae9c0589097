using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>SQLite runs each subquery in the form in which it is written, so the library chooses the form.</summary>
public sealed class SubquerySqliteTests(SqliteBackend backend) : SubquerySpecs(backend), IClassFixture<SqliteBackend>
{
    private static readonly object Few = new { comments___score = 8 };

    private readonly CommandLog log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Statements that must read every post, with few matching comments.</summary>
    public static TheoryData<string, Func<Task>> Inside => new()
    {
        { "all rows", () => Post.Where(Few).ToListAsync(Token) },
        { "all rows of a call", () => Post.AllAsync(Post.Where(Few), cancellationToken: Token) },
        { "all rows of a call, by a tree", () => Post.AllAsync(Post.Where(Few).Where(post => !post.Archived), cancellationToken: Token) },
        { "a count", () => Post.Where(Few).CountAsync(Token) },
        { "a column", () => Post.Where(Few).Select(post => post.Body).Distinct().ToListAsync(Token) },
        { "a sum", () => Post.Where(Few).SumAsync(post => post.Views, Token) },
        { "bulk", () => Post.Where(Few).ExecuteDeleteAsync(Token) },
        { "relations", () => Post.Query(Few, load: ["user", "tags"]).AsNoTracking().ToListAsync(Token) },
        { "a list", () => Post.Where(new { comments___score__in = new[] { 8, 9 } }).ToListAsync(Token) },
        { "a key", () => Post.Where(new { comments = 8 }).ToListAsync(Token) },
        { "a foreign key", () => Post.Where(new { comments___author = 8 }).ToListAsync(Token) },
        { "a text in any case", () => Post.Where(new { comments___body__iexact = "a" }).ToListAsync(Token) },
        { "a range in an index", () => Post.Where(new { comments___author_id__between = new[] { 1, 2 } }).ToListAsync(Token) },
        { "a beginning in an index", () => Comment.Where(new { post___tags___name__startswith = "a" }).ToListAsync(Token) },
        { "a column of another row", () => Post.Where(new { comments___author___name = "a" }).ToListAsync(Token) },
        { "more conditions on the row", () => Post.Where(new { comments___score = 8, comments___body__ne = "a" }).ToListAsync(Token) },
        { "a path of two", () => User.Where(new { posts___comments___score = 8 }).ToListAsync(Token) },
        { "a quantifier", () => Post.Where(new { comments__any = new { score = 8 } }).ToListAsync(Token) },
        { "many to many", () => Post.Where(new { tags = "x" }).ToListAsync(Token) },
        { "two at once", () => Post.Where(new { comments___score = 8, tags___color = "x" }).ToListAsync(Token) },
        { "alternatives", () => Post.Where(Filter.Or(Few, new { tags = "x" }, new { rating__ge = 3 })).ToListAsync(Token) },
        {
            "beside conditions that many rows meet",
            () => Post.Where(Filter.And(Few, new { archived = false, rating__ge = 3, kind = PostKind.Note, title__ne = "a" })).ToListAsync(Token)
        },
        { "a page in an order without an index", () => Post.Query(Few, ["body", "id"]).Take(20).ToListAsync(Token) },
        { "a page in an order with a place for nulls", () => Post.Query(Few, ["rating"]).Skip(20).Take(20).ToListAsync(Token) },
        { "a page in the order of a count", () => Post.Query(Few, ["-tags__count"]).Take(20).ToListAsync(Token) },
        { "the first in an order without an index", () => Post.Query(Few, ["-views"]).FirstOrDefaultAsync(Token) },
        { "a hint that chooses", () => Post.Where(Hinted(Few, SubqueryBehavior.Automatic)).ToListAsync(Token) },
    };

    /// <summary>Statements with few lookups, or with too little information to choose.</summary>
    public static TheoryData<string, Func<Task>> Exists => new()
    {
        { "a range without an index", () => Post.Where(new { comments___score__ge = 8 }).ToListAsync(Token) },
        { "a difference", () => Post.Where(new { comments___score__ne = 8 }).ToListAsync(Token) },
        { "a missing value", () => Post.Where(new { comments___score__isnull = true }).ToListAsync(Token) },
        { "a null in a list", () => Post.Where(new { comments___score__in = new int?[] { 8, null } }).ToListAsync(Token) },
        { "a part of a text", () => Post.Where(new { comments___body__contains = "a" }).ToListAsync(Token) },
        { "a condition", () => User.Where(new { posts___archived = true }).ToListAsync(Token) },
        { "an enum", () => User.Where(new { posts___kind = PostKind.Note }).ToListAsync(Token) },
        { "any row", () => Post.Where(new { comments__isnull = false }).ToListAsync(Token) },
        { "a negation", () => Post.Where(Filter.Not(Few)).ToListAsync(Token) },
        { "no row", () => Post.Where(new { comments__none = new { score = 8 } }).ToListAsync(Token) },
        { "every row", () => Post.Where(new { comments__all = new { score = 8 } }).ToListAsync(Token) },
        {
            "alternatives of which one is wide",
            () => Post.Where(new { comments__any = Filter.Or(new { score = 8 }, new { body__ne = "a" }) }).ToListAsync(Token)
        },
        {
            "another row in the condition",
            () => Post.Where(Filter.And(
                Filter.Or(new { comments___score = 8 }, new { rating = 1 }),
                Filter.Or(new { comments___body = "a" }, new { title__ne = "a" }))).ToListAsync(Token)
        },
        { "beside a key", () => Post.Where(Filter.And(Few, new { id = 8 })).ToListAsync(Token) },
        { "beside a list of keys", () => Post.Where(Filter.And(Few, new { id__in = new[] { 8, 9 } })).ToListAsync(Token) },
        { "beside a foreign key", () => Post.Where(Filter.And(Few, new { user = 8 })).ToListAsync(Token) },
        { "beside a value", () => Post.Where(Filter.And(Few, new { rating = 8 })).ToListAsync(Token) },
        { "beside a value of another row", () => Post.Where(Filter.And(Few, new { user___name = "a" })).ToListAsync(Token) },
        { "beside a range in an index", () => Post.Where(Filter.And(Few, new { id__gt = 8 })).ToListAsync(Token) },
        { "beside a value, among alternatives", () => Post.Where(Filter.And(new { rating = 8 }, Filter.Or(Few, new { tags = "x" }))).ToListAsync(Token) },
        { "behind a value", () => Post.Where(new { rating = 8 }).ApplyQuery(Few).ToListAsync(Token) },
        { "before a value", () => Post.Where(Few).Where(post => post.Rating == 8).ToListAsync(Token) },
        { "a count of a value", () => Post.Where(Few).CountAsync(post => post.Rating == 8, Token) },
        { "any", () => Post.Where(Few).AnyAsync(Token) },
        { "the first", () => Post.FirstOrDefaultAsync(Post.Where(Few), cancellationToken: Token) },
        { "the first by its tree", () => Post.FirstOrDefaultAsync(Post.Where(Few).Where(post => !post.Archived), cancellationToken: Token) },
        { "a page without an order", () => Post.Where(Few).Take(20).ToListAsync(Token) },
        { "a page by key", () => Post.Query(Few, ["id"]).Skip(20).Take(20).ToListAsync(Token) },
        { "a page by an index with a place for nulls", () => Post.Query(Few, ["user_id"]).Skip(20).Take(20).ToListAsync(Token) },
        { "the last by key", () => Post.Query(Few, ["id"]).LastOrDefaultAsync(Token) },
        { "a page by another row", () => Post.Query(Few, ["user___age"]).OrderBy(post => post.User!.Name).Take(20).ToListAsync(Token) },
        { "a page of all rows", () => Post.OrderBy("body").Take(20).ApplyQuery(Few).ToListAsync(Token) },
        { "a statement in another", () => User.Select().Where(user => Post.Where(Few).Select(post => post.UserId).Contains(user.Id)).ToListAsync(Token) },
        { "rows of a load", () => User.Query(load: new LoadPlan().SelectIn("posts", where: Few)).ToListAsync(Token) },
        { "a hint", () => Post.Where(Hinted(Few, SubqueryBehavior.Exists)).ToListAsync(Token) },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>(log)));
    }

    [Theory]
    [MemberData(nameof(Inside), DisableDiscoveryEnumeration = true)]
    public async Task IN_is_chosen_for(string statement, Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        await run();

        var sql = log.Take()[0];
        Assert.True(sql.Contains("IN (", StringComparison.Ordinal) && !sql.Contains("EXISTS", StringComparison.Ordinal), $"{statement}: {sql}");
    }

    [Theory]
    [MemberData(nameof(Exists), DisableDiscoveryEnumeration = true)]
    public async Task EXISTS_is_chosen_for(string statement, Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using (var db = NewContext())
        {
            db.Add(new User { Name = "u" });
            await db.SaveChangesAsync(Token);
        }

        log.Take();
        await run();

        Assert.Contains("EXISTS", log.Take()[^1], StringComparison.Ordinal);
        Assert.NotEmpty(statement);
    }

    [Fact]
    public async Task Each_alternative_is_chosen_for_by_itself()
    {
        await Post.Where(Filter.Or(Few, new { tags___color__ne = "x" })).ToListAsync(Token);

        var sql = log.Take()[^1];
        Assert.Contains("IN (", sql, StringComparison.Ordinal);
        Assert.Contains("EXISTS", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_that_EF_runs_ask_as_LINQ_does()
    {
        using var db = NewContext();

        foreach (var query in new[] { db.Posts.ApplyQuery(Few), Post.Where(Few).On(db), db.Posts.Where(Post.FilterExpression(Few)) })
            Assert.Contains("EXISTS", Sql.Of(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_filter_that_leaves_few_rows_counts()
    {
        await using var db = new RatedContext(Backend.OptionsOf<RatedContext>(log));

        await Post.AllAsync(Post.Where(Few), db, Token);

        Assert.Contains("EXISTS", log.Take()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_finds_the_related_rows_and_the_key_finds_the_row()
    {
        var plans = new PlanLog(Backend.Explain);
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>(plans));

        await Post.AllAsync(Post.Where(new { comments___author = 8 }), db, Token);

        Assert.Contains("SEARCH p USING INTEGER PRIMARY KEY (rowid=?)", plans.Last, StringComparison.Ordinal);
        Assert.Contains("SEARCH c USING INDEX IX_Comments_AuthorId (AuthorId=?)", plans.Last, StringComparison.Ordinal);
    }
}
