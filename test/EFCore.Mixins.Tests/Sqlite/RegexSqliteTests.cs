using System.Diagnostics;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>Regular expressions where .NET runs them: on SQLite and on lists in memory. Their time is limited.</summary>
public sealed class RegexSqliteTests(SqliteBackend backend) : DatabaseSpecs(backend), IClassFixture<SqliteBackend>
{
    /// <summary>A pattern that takes 2^40 steps on <see cref="Text" /> with backtracking.</summary>
    private const string Nested = "^(a+)+$";

    /// <summary>A similar pattern that can only be matched with backtracking.</summary>
    private const string Backtracking = "^(?=(a+)+$)";

    private static readonly string Text = new string('a', 40) + "!";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.Add(new User { Name = "Ana", Posts = { new Post { Body = Text }, new Post { Body = "aaa", Title = "A" } } });
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public async Task A_pattern_that_explodes_is_matched_without_backtracking()
    {
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(["aaa"], await Bodies(Post.Where(new { body__regex = Nested })));
        Assert.Equal([Text], await Bodies(Post.Where(Filter.Not(new { body__regex = Nested }))));
        Assert.Equal(["aaa"], InMemory().ApplyQuery(new { body__regex = Nested }).Select(post => post.Body));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_pattern_that_needs_backtracking_ends_with_a_typed_error()
    {
        var statement = Post.Where(new { body__regex = Backtracking });
        await using var db = NewContext();
        await TimesOut(() => statement.ToListAsync(Token));
        await TimesOut(() => statement.CountAsync(Token));
        await TimesOut(() => Post.AllAsync(statement, cancellationToken: Token));
        await TimesOut(() => statement.On(db).FirstOrDefaultAsync(Token));
        await TimesOut(() => statement.ExecuteDeleteAsync(Token));
        await TimesOut(() => User.Where(new { posts___body__regex = Backtracking }).ToListAsync(Token));
        await TimesOut(() => User.Query(load: new LoadPlan().SelectIn("posts", where: new { body__regex = Backtracking })).ToListAsync(Token));
        await TimesOut(async () => await Post.ScalarsAsync(statement).ToListAsync(Token));
        await TimesOut(() => Task.FromResult(InMemory().ApplyQuery(new { body__regex = Backtracking }).ToList()));
        Assert.Equal(2, await Post.Select().CountAsync(Token));
    }

    [Fact]
    public async Task Two_at_once_do_not_wait_for_each_other()
    {
        var tasks = Enumerable.Range(0, 8).Select(i => Task.Run(() => Bodies(Post.Where(new { body__regex = $"^(a+)+{(i % 2 == 0 ? "$" : "!$")}" }))));
        var found = await Task.WhenAll(tasks);
        Assert.Equal([.. Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? "aaa" : Text)], found.SelectMany(bodies => bodies));
    }

    [Fact]
    public void A_malformed_pattern_is_refused_at_once()
    {
        const string Message =
            "Filter 'body__regex' is not valid on 'Post': a regular expression of .NET is expected, a malformed one was given "
            + "(InsufficientClosingParentheses at character 5).";
        using var db = NewContext();
        Assert.Equal(Message, Assert.Throws<FilterException>(() => Post.Where(new { body__regex = "a(b)(" })).Message);
        Assert.Equal(Message, Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(new { body__regex = "a(b)(" })).Message);
        Assert.Equal(Message, Assert.Throws<FilterException>(() => Post.FilterExpression(new { body__regex = "a(b)(" })).Message);
        Assert.Equal(Message, Assert.Throws<FilterException>(() => InMemory().ApplyQuery(new { body__regex = "a(b)(" })).Message);
        Assert.Throws<FilterException>(() => Post.Query(load: new LoadPlan().SelectIn("comments", where: new { body__regex = "[" })));
        Assert.Throws<FilterException>(() => Post.Where(new { comments__any = new { body__regex = "*" } }));
    }

    [Fact]
    public async Task An_expression_in_a_query_of_a_context_has_the_limit_too()
    {
        var nested = Post.FilterExpression(new { body__regex = Nested });
        await using var db = NewContext();
        Assert.Equal(["aaa"], await Bodies(db.Posts.Where(nested)));
        Assert.Equal(["aaa"], await Bodies(db.Posts.ApplyQuery(new { body__regex = Nested })));
        Assert.Equal(["aaa"], await Bodies(db.Posts.ApplyQuery(new { title__regex = "^A$" })));
        Assert.Equal([Text], await Bodies(db.Posts.ApplyQuery(Filter.Not(new { title__regex = "^A$" }))));
    }

    [Fact]
    public async Task The_limit_is_an_option()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);
        var limits = new FilterLimits { MaxRegexTime = TimeSpan.FromMilliseconds(20) };
        await using var db = new SpecContext(
            new DbContextOptionsBuilder<SpecContext>().UseSqlite(connection).UseSqliteMixins(mixins => mixins.LimitFilters(limits)).Options);
        await db.Database.EnsureCreatedAsync(Token);
        db.Add(new Post { Body = Text });
        await db.SaveChangesAsync(Token);

        var start = Stopwatch.GetTimestamp();
        await TimesOut(() => Post.Where(new { body__regex = Backtracking }).On(db).ToListAsync(Token));
        Assert.InRange(Stopwatch.GetElapsedTime(start), limits.MaxRegexTime, TimeSpan.FromSeconds(5));
        foreach (var wrong in (TimeSpan[])[TimeSpan.Zero, -limits.MaxRegexTime, TimeSpan.MaxValue])
            Assert.Throws<ArgumentOutOfRangeException>(
                () => new DbContextOptionsBuilder().UseMixins(mixins => mixins.LimitFilters(limits with { MaxRegexTime = wrong })));
    }

    [Fact]
    public async Task A_context_without_the_mixins_matches_as_EF_does()
    {
        await using var db = NewContext();
        await using var plain = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite(db.Database.GetConnectionString()).Options);
        Assert.Contains(" REGEXP ", plain.Posts.ApplyQuery(new { title__regex = "^A$" }).ToQueryString(), StringComparison.Ordinal);
        Assert.Equal(["aaa"], await Bodies(plain.Posts.ApplyQuery(new { title__regex = "^A$" })));
        Assert.Equal(["aaa"], await Bodies(Post.Where(new { title__regex = "^A$" }).On(plain)));
    }

    private static IQueryable<Post> InMemory() => new List<Post> { new() { Body = Text }, new() { Body = "aaa" } }.AsQueryable();

    private static Task<List<string>> Bodies(IQueryable<Post> posts) => posts.Select(post => post.Body).ToListAsync(Token);

    private static async Task TimesOut<T>(Func<Task<T>> run)
    {
        var timeout = await Assert.ThrowsAsync<PatternException>(run);
        Assert.True(timeout.IsTimeout);
        Assert.Equal(
            "The query was not run to its end: a regular expression in it takes too long on the text of a row. "
            + "Write a pattern without nested repetitions, or raise 'FilterLimits.MaxRegexTime'.",
            timeout.Message);
    }
}
