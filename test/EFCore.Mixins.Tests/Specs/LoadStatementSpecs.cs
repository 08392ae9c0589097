using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The positions in a statement where a plan applies, and the number of commands.</summary>
public abstract class LoadStatementSpecs(Backend backend) : LoadSpecs(backend)
{
    private readonly CommandLog log = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Contexts.SetFactory(new Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>([log])));
    }

    [Theory]
    [InlineData(LoadStrategy.Joined, 1)]
    [InlineData(LoadStrategy.SelectIn, 4)]
    [InlineData(LoadStrategy.Subquery, 4)]
    public virtual async Task Each_relation_costs_a_statement_or_none(LoadStrategy strategy, int statements)
    {
        var users = await Planned<User>(strategy, "Posts.Comments", "Comments").OrderBy(user => user.Id).ToListAsync(Token);

        Assert.Equal([4, 2, 0, 0], users.Select(user => user.Posts.Count));
        Assert.Equal(statements, log.Take().Count);
    }

    [Fact]
    public virtual async Task Relations_without_parents_cost_nothing()
    {
        Assert.Empty(await Planned<User>(LoadStrategy.SelectIn, "Posts.Comments").Where(user => user.Name == "nobody").ToListAsync(Token));
        Assert.Single(log.Take());
        await Planned<Post>(LoadStrategy.SelectIn, "User.Comments").Where(post => post.Body == "of nobody").ToListAsync(Token);
        Assert.Single(log.Take());
    }

    [Theory]
    [InlineData(LoadStrategy.Joined)]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task One_row_comes_with_its_relations(LoadStrategy strategy)
    {
        var users = Planned<User>(strategy, "Posts.Tags").OrderBy(user => user.Id);

        Assert.Equal(4, (await users.FirstAsync(Token)).Posts.Count);
        Assert.Equal(2, (await users.FirstOrDefaultAsync(user => user.Name == "Bill", Token))!.Posts.Count);
        Assert.Equal(2, (await users.SingleAsync(user => user.Name == "Bill", Token)).Posts.Count);
        Assert.Empty((await users.LastAsync(Token)).Posts);
        Assert.Equal(2, (await users.ElementAtAsync(1, Token)).Posts.Count);
        Assert.Null(await users.FirstOrDefaultAsync(user => user.Name == "nobody", Token));
        Assert.Equal(
            "red",
            (await Planned<Club>(strategy, "Coach").AsNoTracking().OrderBy(club => club.Id).FirstAsync(Token)).Coach is { Name: "C1" } ? "red" : "");
        await Assert.ThrowsAsync<InvalidOperationException>(() => users.SingleAsync(Token));
    }

    [Fact]
    public virtual async Task Plans_are_ignored_when_rows_are_counted_or_changed()
    {
        var users = Planned<User>(LoadStrategy.SelectIn, "Posts");

        Assert.Equal(4, await users.CountAsync(Token));
        Assert.True(await users.AnyAsync(user => user.Name == "Ana", Token));
        Assert.Equal(10, await users.SumAsync(user => user.Id, Token));
        Assert.Equal(1, await users.Where(user => user.Name == "Ana").ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 1), Token));
        Assert.Equal(4, log.Take().Count);
    }

    [Fact]
    public virtual async Task Projections_keep_or_drop_a_plan_as_includes()
    {
        var users = Planned<User>(LoadStrategy.SelectIn, "Posts").OrderBy(user => user.Id);

        Assert.Equal(["Ana", "Bill", "Cid", "Dora"], await users.Select(user => user.Name).ToListAsync(Token));
        Assert.DoesNotContain("Posts", Assert.Single(log.Take()), StringComparison.Ordinal);
        Assert.Equal([4, 2, 0, 0], (await users.Select(user => new { user }).ToListAsync(Token)).Select(row => row.user.Posts.Count));
        Assert.Single(log.Take());
        Assert.Equal(
            [3, 1],
            (await users.SelectMany(user => user.Posts).GroupBy(post => post.UserId).Select(group => group.Count(post => post.Rating != 0)).ToListAsync(Token))
                .OrderDescending());
    }

    [Fact]
    public virtual async Task A_plan_inside_a_condition_is_left_out()
    {
        await using var db = NewContext();
        var posts = Planned<Post>(LoadStrategy.SelectIn, "Comments").Where(post => post.Rating == 2);
        var tied = posts.On(db);
        var loaded = Loaded<Post>(db, LoadStrategy.SelectIn, "Comments").Where(post => post.Rating == 2);

        Assert.Equal(2, await User.Select().CountAsync(user => posts.Any(post => post.UserId == user.Id), Token));
        Assert.Equal(2, await db.Users.CountAsync(user => tied.Any(post => post.UserId == user.Id), Token));
        Assert.Equal(2, await db.Users.CountAsync(user => loaded.Any(post => post.UserId == user.Id), Token));
        Assert.Equal(2, (await db.Posts.Where(post => post.Rating == 1).Union(tied).ToListAsync(Token)).Count(post => post.Rating == 2));
        Assert.Equal(
            [4, 2],
            (await Planned<User>(LoadStrategy.SelectIn, "Posts")
                .OrderBy(user => user.Id)
                .Where(user => posts.Any(post => post.UserId == user.Id))
                .ToListAsync(Token)).Select(user => user.Posts.Count));
    }

    [Fact]
    public virtual async Task Plans_merge()
    {
        var users = await Planned<User>(LoadStrategy.SelectIn, "Posts.Comments")
            .OrderBy(user => user.Id)
            .Load(Nodes<User>(LoadStrategy.Joined, "Posts.Tags", "Comments"))
            .ToListAsync(Token);

        Assert.Equal(
            (4, 4, 6, 4),
            (
                users[0].Posts.Count,
                users[0].Posts.Sum(post => post.Comments.Count),
                users[0].Posts.Sum(post => post.Tags.Count),
                users.Sum(user => user.Comments.Count)));
        Assert.Equal(2, log.Take().Count);
    }

    [Fact]
    public virtual async Task Tags_and_ignored_filters_reach_every_statement()
    {
        await Planned<User>(LoadStrategy.SelectIn, "Posts.Comments").TagWith("a tag").ToListAsync(Token);

        var statements = log.Take();
        Assert.Equal(3, statements.Count);
        Assert.All(statements, statement => Assert.StartsWith("-- a tag", statement, StringComparison.Ordinal));
    }

    [Fact]
    public virtual async Task Includes_of_the_statement_stay()
    {
        var users = await Planned<User>(LoadStrategy.SelectIn, "Posts")
            .Include(user => user.Comments)
            .ThenInclude(comment => comment.Post)
            .AsSplitQuery()
            .OrderBy(user => user.Id)
            .ToListAsync(Token);

        Assert.Equal(4, users.SelectMany(user => user.Comments).Count(comment => comment.Post is not null));
        Assert.Equal([4, 2, 0, 0], users.Select(user => user.Posts.Count));
    }

    [Fact]
    public virtual async Task The_main_query_is_shown()
    {
        await using var db = NewContext();
        var statement = Planned<User>(LoadStrategy.SelectIn, "Posts").OrderBy(user => user.Id);

        Assert.Equal(db.Users.OrderBy(user => user.Id).ToQueryString(), statement.ToQueryString());
        Assert.Equal(db.Users.OrderBy(user => user.Id).ToQueryString(), statement.On(db).ToQueryString());
    }

    [Fact]
    public virtual async Task Synchronous_calls_are_refused_where_queries_follow()
    {
        await using var db = NewContext();

        var error = Assert.Throws<NotSupportedException>(() => Loaded<User>(db, LoadStrategy.SelectIn, "Posts").ToList());
        Assert.Equal(
            "A query with a load plan cannot be run synchronously: the relations are read by asynchronous queries of their own. " +
            "Call 'await …ToListAsync()' instead of 'ToList()' and its kin, or 'await foreach' over 'AsAsyncEnumerable()' instead of 'foreach'.",
            error.Message);
        Assert.Throws<NotSupportedException>(() => Loaded<User>(db, LoadStrategy.SelectIn, "Posts").First());
        Assert.Equal(4, Loaded<User>(db, LoadStrategy.SelectIn, "Posts").Count());
        Assert.Equal(6, Loaded<User>(db, LoadStrategy.Joined, "Posts").ToList().Sum(user => user.Posts.Count));
        Assert.Equal(4, User.Select().On(db).AsEnumerable().Count());
        Assert.Equal(4, ((System.Collections.IEnumerable)User.Select().On(db)).Cast<object>().Count());
    }

    [Fact]
    public virtual async Task Active_record_reads_run_the_plan()
    {
        var statement = Planned<Post>(LoadStrategy.SelectIn, "Comments");

        Assert.Equal(6, (await Post.AllAsync(statement, cancellationToken: Token)).Sum(post => post.Comments.Count));
        Assert.Single((await Post.FirstOrDefaultAsync(statement, cancellationToken: Token))!.Comments);
        Assert.Equal(6, (await Post.ExecuteAsync(statement, cancellationToken: Token)).Sum(post => post.Comments.Count));
        await using var db = NewContext();
        Assert.Equal(6, (await Post.AllAsync(statement, db, Token)).Sum(post => post.Comments.Count));
        Assert.Equal(6, (await Post.AllAsync(Loaded<Post>(db, LoadStrategy.SelectIn, "Comments"), cancellationToken: Token)).Sum(post => post.Comments.Count));
    }

    [Fact]
    public virtual async Task Errors_of_tied_statements_are_typed()
    {
        await using var db = NewContext();

        await Assert.ThrowsAsync<AlreadyExistsException>(
            () => User.Select().On(db).Where(user => user.Name == "Ana").ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "Bill"), Token));
        Assert.Throws<AlreadyExistsException>(
            () => User.Select().On(db).Where(user => user.Name == "Ana").ExecuteUpdate(set => set.SetProperty(user => user.Name, "Bill")));
    }

    private IReadOnlyList<LoadNode> Nodes<T>(LoadStrategy strategy, params string[] paths)
        where T : class
    {
        using var db = NewContext();
        return Plans.Of<T>(db, strategy, paths);
    }

    private IQueryable<T> Planned<T>(LoadStrategy strategy, params string[] paths)
        where T : class, IQueryMixin
        => Statements.Statement.Create<T>().Load(Nodes<T>(strategy, paths));
}
