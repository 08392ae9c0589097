using EFCore.Mixins.Expressions;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The operations that a statement supports like a query of a context, and those that it does not.</summary>
public abstract class StatementSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        var ana = new User { Name = "Ana", Age = 30, Posts = { new Post { Body = "first", Rating = 1 }, new Post { Body = "second", Rating = 5 } } };
        var bill = new User { Name = "Bill", Age = 40, Posts = { new Post { Body = "third" } } };
        db.AddRange(ana, bill, new User { Name = "Cid", Age = 50 });
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public virtual async Task Includes_are_loaded()
    {
        var users = await User.Select().Include(user => user.Posts).ThenInclude(post => post.Comments).OrderBy(user => user.Id).ToListAsync(Token);

        Assert.Equal([2, 1, 0], users.Select(user => user.Posts.Count));
    }

    [Fact]
    public virtual async Task Split_queries_and_tags_reach_the_database()
    {
        var statement = User.Select().Include(user => user.Posts).AsSplitQuery().TagWith("a tag");

        Assert.Equal(3, (await statement.ToListAsync(Token)).Sum(user => user.Posts.Count));
        Assert.Contains("-- a tag", statement.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Reading_without_tracking_leaves_the_tracker_empty()
    {
        await using var db = NewContext();
        using var ambient = Contexts.Use(db);

        await User.Select().AsNoTracking().ToListAsync(Token);
        Assert.Empty(db.ChangeTracker.Entries());

        await User.Select().ToListAsync(Token);
        Assert.Equal(3, db.ChangeTracker.Entries().Count());
    }

    [Fact]
    public virtual async Task Scalars_aggregates_and_projections_run()
    {
        Assert.Equal(2, await User.Select().CountAsync(user => user.Age > 30, Token));
        Assert.Equal(40, await User.Select().AverageAsync(user => user.Age, Token));
        Assert.True(await User.Select().AnyAsync(user => user.Name == "Cid", Token));
        Assert.Equal("Ana", (await User.Select().OrderBy(user => user.Name).FirstAsync(Token)).Name);
        Assert.Null(await User.Select().SingleOrDefaultAsync(user => user.Name == "Dan", Token));
        Assert.Equal(["Ana", "Bill"], await User.Select().OrderBy(user => user.Id).Select(user => user.Name).Take(2).ToArrayAsync(Token));
        Assert.Equal(
            [("Ana", 2), ("Bill", 1), ("Cid", 0)],
            (await User.Select().Select(user => new { user.Name, user.Posts.Count }).ToListAsync(Token)).Select(row => (row.Name, row.Count)));
    }

    [Fact]
    public virtual async Task Rows_stream()
    {
        var names = new List<string>();
        await foreach (var user in User.Select().OrderByDescending(user => user.Name).AsAsyncEnumerable().WithCancellation(Token))
            names.Add(user.Name);

        Assert.Equal(["Cid", "Bill", "Ana"], names);
    }

    [Fact]
    public virtual async Task Bulk_updates_and_deletes_run()
    {
        Assert.Equal(1, await User.Select().Where(user => user.Name == "Cid").ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 51), Token));
        Assert.Equal(51, await User.Select().MaxAsync(user => user.Age, Token));
        Assert.Equal(1, await User.Select().Where(user => user.Age == 51).ExecuteDeleteAsync(Token));
        Assert.Equal(2, await User.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task The_SQL_is_that_of_the_same_query_on_a_set()
    {
        await using var db = NewContext();

        Assert.Equal(
            db.Users.Where(user => user.Posts.Any(post => post.Rating > 3)).OrderBy(user => user.Name).Take(10).ToQueryString(),
            User.Select().Where(user => user.Posts.Any(post => post.Rating > 3)).OrderBy(user => user.Name).Take(10).ToQueryString());
    }

    [Fact]
    public virtual async Task The_SQL_is_shown_without_connecting()
    {
        var connections = new OpenConnections();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>([connections])));

        Assert.Contains("SELECT", User.Select().ToQueryString(), StringComparison.Ordinal);
        Assert.Equal(0, connections.Opened);

        await User.Select().ToListAsync(Token);
        Assert.Equal(1, connections.Opened);
    }

    [Fact]
    public virtual void Synchronous_calls_name_the_async_one()
    {
        var statement = User.Select().Where(user => user.Age > 1);

        Refuses("Call 'await …CountAsync(…)' instead of 'Count(…)'.", () => statement.Count());
        Refuses("Call 'await …FirstOrDefaultAsync(…)' instead of 'FirstOrDefault(…)'.", () => statement.FirstOrDefault());
        Refuses(
            "Call 'await …ExecuteUpdateAsync(…)' instead of 'ExecuteUpdate(…)'.",
            () => statement.ExecuteUpdate(set => set.SetProperty(user => user.Age, 2)));
        Refuses("Call 'await …ExecuteDeleteAsync(…)' instead of 'ExecuteDelete(…)'.", () => statement.ExecuteDelete());
        Refuses(
            "'Aggregate' has no async form: call 'await …ToListAsync()' first, and 'Aggregate' on the list.",
            () => statement.Select(user => user.Id).Aggregate((a, b) => a + b));
        const string enumeration =
            "Call 'await …ToListAsync()' instead of 'ToList()' and its kin, or 'await foreach' over 'AsAsyncEnumerable()' instead of 'foreach'.";
        Refuses(enumeration, () => statement.ToList());
        Refuses(enumeration, () => ((System.Collections.IEnumerable)statement).GetEnumerator());
    }

    [Fact]
    public virtual async Task A_statement_runs_many_times_at_once()
    {
        var minimum = 30;
        var statement = User.Select().Where(user => user.Age > minimum).OrderBy(user => user.Id).Select(user => user.Name);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => statement.ToListAsync(Token))));

        Assert.All(results, names => Assert.Equal(["Bill", "Cid"], names));
    }

    [Fact]
    public virtual async Task Captured_variables_are_read_at_execution()
    {
        var name = "Ana";
        var statement = User.Select().Where(user => user.Name == name);
        name = "Cid";

        Assert.Equal(50, (await statement.SingleAsync(Token)).Age);
    }

    [Fact]
    public virtual async Task Statements_can_be_used_inside_statements()
    {
        var good = Post.Select().Where(post => post.Rating > 3);
        var authors = good.Select(post => post.UserId);
        IEnumerable<int?> same = authors;

        Assert.Equal("Ana", (await User.Select().SingleAsync(user => good.Any(post => post.UserId == user.Id), Token)).Name);
        Assert.Equal("Ana", (await User.Select().SingleAsync(user => authors.Contains(user.Id), Token)).Name);
        Assert.Equal("Ana", (await User.Select().SingleAsync(user => same.Contains(user.Id), Token)).Name);
        Assert.Equal("Ana", (await User.Select().SingleAsync(user => Good(3).Any(post => post.UserId == user.Id), Token)).Name);
        Assert.Equal(
            "Cid",
            (await User.Select().SingleAsync(user => !Post.Select().Where(post => post.Id > 0).Any(post => post.UserId == user.Id), Token)).Name);
    }

    [Fact]
    public virtual async Task Statements_combine()
    {
        var young = User.Select().Where(user => user.Age < 40);
        var old = User.Select().Where(user => user.Age > 40);

        Assert.Equal(["Ana", "Cid"], await young.Concat(old).Select(user => user.Name).OrderBy(name => name).ToListAsync(Token));
        Assert.Equal(3, await young.Union(User.Select()).CountAsync(Token));
        Assert.Equal(["Bill"], await User.Select().Except(young).Except(old).Select(user => user.Name).ToListAsync(Token));
        Assert.Equal(
            ["Ana:first", "Ana:second"],
            await young
                .Join(Post.Select(), user => user.Id, post => post.UserId, (user, post) => user.Name + ":" + post.Body)
                .OrderBy(text => text)
                .ToListAsync(Token));
    }

    [Fact]
    public virtual async Task On_ties_a_statement_to_a_context()
    {
        await using var db = NewContext();
        var statement = User.Select().Where(user => user.Age > 30);
        var tied = statement.On(db);

        Assert.Equal(2, (await tied.ToListAsync(Token)).Count);
        Assert.Equal(2, db.ChangeTracker.Entries().Count());
        Assert.Same(db, QueryableOrigins.ContextOf(tied));
        Assert.Null(QueryableOrigins.ContextOf(statement));
        Assert.Equal(2, tied.Count());
    }

    [Fact]
    public virtual async Task A_tied_statement_can_be_used_inside_a_query_of_its_context()
    {
        await using var db = NewContext();
        var good = Post.Select().Where(post => post.Rating > 3);
        var tied = good.On(db);
        var ids = good.Select(post => post.UserId).On(db);

        Assert.Equal("Ana", (await db.Users.SingleAsync(user => tied.Any(post => post.UserId == user.Id), Token)).Name);
        Assert.Equal("Ana", (await db.Users.SingleAsync(user => ids.Contains(user.Id), Token)).Name);
        Assert.Equal("Ana", (await db.Users.Where(user => good.Any(post => post.UserId == user.Id)).On(db).SingleAsync(Token)).Name);
        Assert.Equal(
            4,
            await db.Posts.Where(post => post.Rating == null).Concat(tied).Concat(good.On(db).Where(post => post.Id > 0)).Concat(tied).CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_set_of_the_ambient_context_can_be_used_inside_a_statement()
    {
        await using var db = NewContext();
        using var ambient = Contexts.Use(db);

        Assert.Equal("Ana", (await User.Select().SingleAsync(user => db.Posts.Any(post => post.Rating > 3 && post.UserId == user.Id), Token)).Name);
    }

    [Fact]
    public virtual async Task A_set_of_another_context_is_refused()
    {
        await using var db = NewContext();
        await using var other = NewContext();
        const string message =
            "A query of 'Post' cannot run on 'SpecContext': it is tied to another instance of a context. " +
            "Use the sets of the executing context, or the statement 'Post.Select()', which is tied to none.";

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => db.Posts.On(other)).Message);
        var mixed = await Assert.ThrowsAsync<InvalidOperationException>(
            () => User.Select().Where(user => db.Posts.Any(post => post.UserId == user.Id)).ToListAsync(Token));
        Assert.Equal(message, mixed.Message);
    }

    [Fact]
    public virtual async Task A_statement_reads_the_tables_of_the_context_that_runs_it()
    {
        await using var archive = new ArchiveContext(Backend.OptionsOf<ArchiveContext>());
        await archive.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        archive.Add(new User { Name = "Zoe" });
        await archive.SaveChangesAsync(Token);
        var statement = User.Select().Select(user => user.Name).OrderBy(name => name);

        Assert.Equal(["Zoe"], await statement.On(archive).ToListAsync(Token));
        Assert.Equal(["Ana", "Bill", "Cid"], await statement.ToListAsync(Token));
        using (Contexts.Use(archive))
            Assert.Equal(["Zoe"], await statement.ToListAsync(Token));
        Assert.Equal(["Zoe"], await User.ExecuteAsync(statement, archive, Token));
    }

    [Fact]
    public virtual async Task A_class_that_the_executing_context_does_not_map_is_refused()
    {
        await using var archive = new ArchiveContext(Backend.OptionsOf<ArchiveContext>());

        var error = Assert.Throws<UnmappedEntityException>(() => Post.Select().On(archive));

        Assert.Equal(
            "'Post' cannot be read or written: its class is not mapped by 'ArchiveContext'. " +
            "Add it to the model of the context, or bind, pass or make ambient a context that maps it.",
            error.Message);
        Assert.Equal((typeof(Post), typeof(ArchiveContext)), (error.EntityClass, Assert.Single(error.Contexts)));
    }

    [Fact]
    public virtual async Task The_context_of_a_query_is_found()
    {
        await using var db = NewContext();

        Assert.Same(db, QueryableOrigins.ContextOf(db.Users));
        Assert.Same(db, QueryableOrigins.ContextOf(db.Users.Include(user => user.Posts).Where(user => user.Id > 1).Select(user => user.Name)));
        Assert.Null(QueryableOrigins.ContextOf(new List<User>().AsQueryable()));
    }

    [Fact]
    public virtual async Task A_thousand_values_compile_once()
    {
        using var cache = new QueryCacheMeter();
        foreach (var value in Enumerable.Range(0, 1000))
            await User.Select().Where(user => user.Age == value).FirstOrDefaultAsync(Token);

        Assert.Equal((1, 999), cache.Read());
    }

    [Fact]
    public virtual async Task Session_runs_statements_and_SQL()
    {
        Assert.Equal(["Ana"], await User.ExecuteAsync(User.Select().Where(user => user.Age == 30).Select(user => user.Name), cancellationToken: Token));
        var name = "it's";
        Assert.Equal(1, await User.ExecuteAsync($"""UPDATE "Users" SET "Name" = {name} WHERE "Age" = {30}""", cancellationToken: Token));
        var names = new List<string>();
        await foreach (var user in User.ScalarsAsync(User.Select().OrderBy(user => user.Id), cancellationToken: Token))
            names.Add(user.Name);
        Assert.Equal(["it's", "Bill", "Cid"], names);
    }

    [Fact]
    public virtual async Task Constraint_errors_of_bulk_and_raw_calls_are_typed()
    {
        var id = 0;
        await using (var db = NewContext())
        {
            var parent = new Document { Title = "parent", Children = { new Document { Title = "child" } } };
            db.Add(parent);
            await db.SaveChangesAsync(Token);
            id = parent.Id;
        }

        var exists = await Assert.ThrowsAsync<AlreadyExistsException>(
            () => User.Select().Where(user => user.Age == 30).ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "Bill"), Token));
        Assert.Equal([nameof(User.Name)], exists.Properties);
        await Assert.ThrowsAsync<StillReferencedException>(() => Document.Where(row => row.Id == id).ExecuteDeleteAsync(Token));
        await Assert.ThrowsAsync<MissingReferenceException>(
            () => Document.ExecuteAsync($"""UPDATE "Documents" SET "ParentId" = {-1} WHERE "Title" = {"child"}""", cancellationToken: Token));
        await Assert.ThrowsAsync<StillReferencedException>(
            () => Document.ExecuteAsync($"""DELETE FROM "Documents" WHERE "Id" = {id}""", cancellationToken: Token));
    }

    [Fact]
    public virtual async Task A_method_that_builds_a_statement_can_be_used_inside_a_statement()
    {
        var where = new { rating__gt = 3 };

        Assert.Equal("Ana", (await User.Select().SingleAsync(user => Post.Where(where).Any(post => post.UserId == user.Id), Token)).Name);
        Assert.Equal("Ana", (await User.Select().SingleAsync(user => Post.Select().ApplyQuery(where, null).Any(post => post.UserId == user.Id), Token)).Name);
    }

    private static IQueryable<Post> Good(int rating) => Post.Select().Where(post => post.Rating > rating);

    private static void Refuses(string remedy, Action call)
        => Assert.Equal(
            "A statement cannot be run synchronously: its context is opened asynchronously. " + remedy,
            Assert.Throws<NotSupportedException>(call).Message);

    private static void Refuses<T>(string remedy, Func<T> call) => Refuses(remedy, (Action)(() => call()));
}
