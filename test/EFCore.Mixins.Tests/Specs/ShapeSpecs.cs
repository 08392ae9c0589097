using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Statements with the same shape share a compiled query and nothing else.</summary>
public abstract class ShapeSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const string Tag = "by its tree";

    /// <summary>EF Core 9 has no parameter in the form of <c>EF.Parameter(list)</c>, so that statements which write one have no key.</summary>
    private static readonly bool KnowsListForms = typeof(DbContext).Assembly.GetName().Version?.Major > 9;

    private readonly CommandLog log = new();

    public static TheoryData<ShapeCase> Cases { get; } = [.. ShapeCases.All];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        for (var i = 0; i < 4; i++)
            db.Add(NewUser(i));
        await db.SaveChangesAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public virtual async Task Shapes_send_what_trees_send(ShapeCase shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>(log)));
        for (var i = 0; i < 3; i++)
        {
            var byTree = await RunAsync(AsTree(shape.Build(i)), RowsAsync, isKeyed: false);
            var byShape = await RunAsync(shape.Build(i), RowsAsync, IsKeyed(shape));
            Assert.Equal(byTree.Rows, byShape.Rows);
            Assert.Equal(byTree.Sql, byShape.Sql);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public virtual async Task Another_value_is_no_other_query(ShapeCase shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        await shape.Build(0).ToListAsync(Token);
        await shape.Build(0).CountAsync(Token);
        await shape.Build(0).AnyAsync(Token);
        await Post.FirstOrDefaultAsync(shape.Build(0), cancellationToken: Token);
        using var cache = new QueryCacheMeter();
        for (var i = 1; i < 3; i++)
        {
            await shape.Build(i).ToListAsync(Token);
            await shape.Build(i).CountAsync(Token);
            await shape.Build(i).AnyAsync(Token);
            await Post.FirstOrDefaultAsync(shape.Build(i), cancellationToken: Token);
        }

        Assert.Equal(0, cache.Read().Misses);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public virtual async Task Counts_and_single_rows_are_those_of_the_tree(ShapeCase shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        for (var i = 0; i < 3; i++)
        {
            var byTree = await RunAsync(AsTree(shape.Build(i)), SummaryAsync, isKeyed: false);
            var byShape = await RunAsync(shape.Build(i), SummaryAsync, IsKeyed(shape));
            Assert.Equal(byTree, byShape);
        }
    }

    [Fact]
    public virtual async Task A_query_filter_reads_the_context_that_runs()
    {
        var options = Backend.OptionsOf<ScreenedContext>();
        foreach (var hidden in new[] { "u0", "u1", "u0" })
        {
            await using var db = new ScreenedContext(options) { Hidden = hidden };
            Assert.DoesNotContain(hidden, (await User.AllAsync(User.Query(orderBy: ["id"]), db, Token)).Select(user => user.Name));
            Assert.Equal(3, (await User.AllAsync(User.Where(new { id__gt = 0 }), db, Token)).Count);
            Assert.Null(await User.FirstOrDefaultAsync(User.Where(new { name = hidden }), db, Token));
            Assert.Equal(3, (await Task.WhenAll(Enumerable.Range(1, 4).Select(id => FoundAsync(id, hidden)))).Count(found => found));
        }

        async Task<bool> FoundAsync(int id, string hidden)
        {
            await using var other = new ScreenedContext(options) { Hidden = hidden };
            return await User.FindAsync(id, other, Token) is not null;
        }
    }

    [Fact]
    public virtual async Task Models_have_shapes_of_their_own()
    {
        var statement = User.Query(new { name__startswith = "u" }, ["id"], null as LoadPlan);
        await using var screened = new ScreenedContext(Backend.OptionsOf<ScreenedContext>()) { Hidden = "u3" };

        Assert.Equal(4, (await User.AllAsync(statement, cancellationToken: Token)).Count);
        Assert.Equal(3, (await User.AllAsync(statement, screened, Token)).Count);
        Assert.Equal(4, (await User.AllAsync(statement, cancellationToken: Token)).Count);
    }

    [Fact]
    public virtual async Task The_context_says_whether_rows_are_tracked()
    {
        foreach (var tracking in new[]
        {
            QueryTrackingBehavior.TrackAll,
            QueryTrackingBehavior.NoTracking,
            QueryTrackingBehavior.NoTrackingWithIdentityResolution,
            QueryTrackingBehavior.TrackAll,
        })
        {
            await using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions).UseQueryTrackingBehavior(tracking).Options);
            await Post.AllAsync(Post.Query(new { id__le = 2 }, load: ["user"]), db, Token);
            Assert.Equal(tracking == QueryTrackingBehavior.TrackAll ? 3 : 0, db.ChangeTracker.Entries().Count());
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            Assert.Equal(EntityState.Detached, db.Entry((await Post.FindAsync(3, db, Token))!).State);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            Assert.Equal(EntityState.Unchanged, db.Entry((await Post.FindAsync(4, db, Token))!).State);
        }
    }

    [Fact]
    public virtual async Task Deletes_by_key_share_a_query()
    {
        var options = Backend.OptionsOf<ScreenedContext>();
        await using var screened = new ScreenedContext(options) { Hidden = "u0" };
        Assert.Equal(0, await Comment.DestroyAsync(-1, Token));
        Assert.Equal(0, await User.DestroyAsync(1, screened, cancellationToken: Token));
        using var cache = new QueryCacheMeter();

        Assert.Equal([1, 0, 1, 0], await DestroyAsync(3, 3, 4, -4));
        screened.Hidden = "u1";
        Assert.Equal(0, await User.DestroyAsync(2, screened, cancellationToken: Token));
        Assert.Equal(0, cache.Read().Misses);
        Assert.Equal(10, await NewContext().Comments.CountAsync(Token));
        Assert.Equal(4, await NewContext().Users.CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_tracked_instance_is_found_without_a_query()
    {
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>(log));
        var user = await db.Users.SingleAsync(one => one.Id == 2, Token);
        log.Take();

        Assert.Same(user, await User.FindAsync(2, db, Token));
        Assert.Empty(log.Take());
        Assert.NotSame(user, await User.FindAsync(2, Token));
    }

    [Fact]
    public virtual async Task An_interceptor_of_trees_sees_each_shape_once()
    {
        var seen = new TreeCounter();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(
            new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>(seen)).WithServicesOfItsOwn().Options));
        for (var i = 0; i < 3; i++)
        {
            await Post.Where(new { rating = i, views__ge = (long)i, body__istartswith = "seen" }).ToListAsync(Token);
            await Post.Where(new { rating = i, views__ge = (long)i, body__istartswith = "seen" }).CountAsync(Token);
        }

        Assert.InRange(seen.Count, 0, 2); // nothing is compiled here if another context with these services has done so
    }

    [Fact]
    public virtual async Task Operators_after_a_statement_return_the_rows_of_its_tree()
    {
        var statement = Post.Query(new { rating = 3 }, ["title"], "user");
        var page = statement.AsNoTracking().Skip(0).Take(2);
        var first = Post.Query(new { rating = 2 }, ["title"], "user").AsNoTracking().Skip(0).Take(2);
        await Post.AllAsync(first, cancellationToken: Token); // compiles the shape

        var expected = await page.Select(post => post.Id).ToListAsync(Token);
        Assert.Equal(expected, (await Post.AllAsync(page, cancellationToken: Token)).Select(post => post.Id));
        Assert.Equal(expected.FirstOrDefault(), (await Post.FirstOrDefaultAsync(page, cancellationToken: Token))?.Id ?? 0);
        Assert.Equal(expected.Count, await page.CountAsync(Token));
        Assert.All(await page.ToListAsync(Token), post => Assert.Equal(post.UserId, post.User?.Id));
    }

    [Fact]
    public virtual void A_visitor_and_a_text_see_the_whole_tree()
    {
        var statement = Post.Query(new { rating = 3 }, ["title"]).AsNoTracking();
        var calls = new CallNames();
        calls.Visit(statement.Expression);

        Assert.Equal(["AsNoTracking", "OrderBy", "Where"], calls.Names.Where(name => name is "AsNoTracking" or "OrderBy" or "Where"));
        Assert.Contains(".Where(", $"{statement.Expression}", StringComparison.Ordinal);
        Assert.Contains(".Where(", $"{Post.Where(new { rating = 3 }).Expression}", StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task A_null_is_another_shape_than_a_value()
    {
        foreach (var title in new[] { "t0", null, "t1", null, "nowhere" })
        {
            var expected = await NewContext().Posts.CountAsync(post => post.Title == title, Token);
            Assert.Equal(expected, await Post.Where(new { title }).CountAsync(Token));
            Assert.Equal(12 - expected, await Post.Where(new { title__ne = title }).CountAsync(Token));
        }

        foreach (var ratings in new int?[][] { [0], [0, null], [], [null], [1, 2, 3], [null, 4, 5] })
            Assert.Equal(
                await NewContext().Posts.CountAsync(post => ratings.Contains(post.Rating), Token),
                await Post.Where(new { rating__in = ratings }).CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_thousand_statements_of_one_shape_at_once_keep_their_values_apart()
    {
        var counts = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => Post.Where(new { id = i, views__ge = 0L }).CountAsync(Token), Token)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i is >= 1 and <= 12 ? 1 : 0), counts);
    }

    [Fact]
    public virtual async Task A_statement_runs_many_times_on_any_context()
    {
        var statement = Post.Query(new { rating__ge = 1 }, ["id"], ["comments"]);
        await using var db = NewContext();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(9, (await statement.ToListAsync(Token)).Count);
            Assert.Equal(9, (await Post.AllAsync(statement, db, Token)).Count);
            Assert.Equal(9, await statement.CountAsync(Token));
            Assert.Equal(3, (await statement.Where(post => post.Rating == 1).ToListAsync(Token)).Count);
        }
    }

    [Fact]
    public virtual async Task A_compiled_query_keeps_no_context_and_no_value()
    {
        var (context, value) = await RunOnceAsync();
        for (var i = 0; i < 3; i++)
            await Post.FindAsync(i, Token);
        for (var i = 0; i < 50 && (context.IsAlive || value.IsAlive); i++)
        {
            await Task.Delay(100, Token); // a thread that has run the query releases it with its next work
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
        Assert.False(value.IsAlive);
    }

    [Fact]
    public virtual async Task A_cancelled_token_ends_the_query()
    {
        using var source = new CancellationTokenSource();
        await using var rows = Post.Query(new { rating__ge = 0 }, ["id"], null as LoadPlan).AsAsyncEnumerable().GetAsyncEnumerator(source.Token);
        Assert.True(await rows.MoveNextAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.MoveNextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Post.FindAsync(1, source.Token));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<(WeakReference Context, WeakReference Value)> RunOnceAsync()
    {
        await using var db = NewUnpooledContext();
        var value = new string('z', 20);
        await Post.AllAsync(Post.Where(new { body = value, title__contains = value, rating__notbetween = new[] { 5, 6 } }), db, Token);
        await Post.FindAsync(1, db, Token);
        return (new WeakReference(db), new WeakReference(value));
    }

    private SpecContext NewUnpooledContext() => new(Backend.DatabaseOptions);

    private async Task<(IReadOnlyList<string> Rows, IReadOnlyList<string> Sql)> RowsAsync(IQueryable<Post> statement)
    {
        log.Take();
        var rows = await statement.ToListAsync(Token);
        return ([.. rows.Select(Describe)], [.. log.Take().Select(Renamed)]);
    }

    private static async Task<(int, bool, int?, int?)> SummaryAsync(IQueryable<Post> statement)
        => (
            await statement.CountAsync(Token),
            await statement.AnyAsync(Token),
            (await statement.FirstOrDefaultAsync(Token))?.Id,
            (await Post.FirstOrDefaultAsync(statement, cancellationToken: Token))?.Id);

    /// <summary>The statement as one without a statement key: no key holds a tag.</summary>
    private static IQueryable<Post> AsTree(IQueryable<Post> statement) => statement.TagWith(Tag);

    /// <summary>Whether the queries of a shape are looked up by a statement key; null where that depends on the database.</summary>
    private static bool? IsKeyed(ShapeCase shape) => shape.IsRepeated ? false : shape.HasLists && !KnowsListForms ? null : true;

    /// <summary>Runs a statement, and proves that all its queries were looked up by a statement key, or all by their tree.</summary>
    private static async Task<TResult> RunAsync<TResult>(IQueryable<Post> statement, Func<IQueryable<Post>, Task<TResult>> run, bool? isKeyed)
    {
        var lookups = QueryLookups.Start();
        var result = await run(statement);
        if (isKeyed is { } expected)
            Assert.Equal((expected, !expected), (lookups.ByKey > 0, lookups.ByTree > 0));
        return result;
    }

    /// <summary>The command with its parameters numbered in order, and without a tag.</summary>
    private static string Renamed(string sql)
    {
        var names = new List<string>();
        return Regex.Replace(sql.Replace($"-- {Tag}", "", StringComparison.Ordinal).TrimStart(), @"@\w+", match =>
        {
            if (!names.Contains(match.Value))
                names.Add(match.Value);
            return $"@{names.IndexOf(match.Value)}";
        });
    }

    private static async Task<List<int>> DestroyAsync(params int[] keys)
    {
        var counts = new List<int>();
        foreach (var key in keys)
            counts.Add(await Comment.DestroyAsync(key, Token));
        return counts;
    }

    private static string Describe(Post post)
        => $"{post.Id} {post.User?.Name} {string.Join(',', post.User?.Posts.Select(other => other.Id) ?? [])} "
            + $"{string.Join(',', post.Comments.Select(comment => $"{comment.Id}:{comment.Author?.Name}"))} "
            + $"{string.Join(',', post.Tags.Select(tag => tag.Name))}";

    private static User NewUser(int number)
    {
        var user = new User { Id = number + 1, Name = $"u{number}", Age = number };
        for (var i = 0; i < 3; i++)
            user.Posts.Add(NewPost((number * 3) + i + 1, number, user));
        return user;
    }

    private static Post NewPost(int id, int number, User author)
        => new()
        {
            Id = id,
            Body = $"b{number}",
            Title = id % 4 == 0 ? null : $"t{number}",
            Rating = number,
            Views = id,
            Price = number,
            Kind = (PostKind)(number % 3),
            PublishedAt = new DateTime(2023 + number, 1, 1),
            Comments = { new() { Id = id, Body = $"c{number}", Score = number, Author = author } },
            Tags = { new() { Name = $"tag{id}", Color = $"c{number}" } },
        };

    private sealed class CallNames : ExpressionVisitor
    {
        public List<string> Names { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Names.Add(node.Method.Name);
            return base.VisitMethodCall(node);
        }
    }

    private sealed class TreeCounter : IQueryExpressionInterceptor
    {
        public int Count { get; private set; }

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Count++;
            return queryExpression;
        }
    }
}
