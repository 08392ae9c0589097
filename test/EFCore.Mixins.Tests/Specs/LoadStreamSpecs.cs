using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Many rows, streams that end early, and what is compiled.</summary>
[LargeSpec]
public abstract class LoadStreamSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Users = 2000;
    private const int PostsEach = 16;

    private readonly CommandLog log = new();
    private readonly OpenConnections connections = new();
    private CountingFactory<SpecContext> factory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        factory = new CountingFactory<SpecContext>(Backend.OptionsOf<SpecContext>([log, connections]));
        Contexts.SetFactory(factory);
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, connections.Open);
        Assert.Equal(0, factory.CountMissing());
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task Two_thousand_parents_take_two_statements_more()
    {
        await Fill(Users, 1);
        await using (var db = NewContext())
        {
            for (var posts = 1; posts < PostsEach; posts *= 2)
                await Copies.DoubleAsync<Post>(db);
        }

        log.Take();
        var users = await Planned("Posts").AsNoTracking().OrderBy(user => user.Id).ToListAsync(Token);

        Assert.Equal(3, log.Take().Count);
        Assert.Equal(Users, users.Count);
        Assert.All(users, user => Assert.Equal(PostsEach, user.Posts.Count));
        Assert.All(users, user => Assert.All(user.Posts, post => Assert.Same(user, post.User)));
    }

    [Fact]
    public virtual async Task A_stream_loads_a_portion_at_a_time()
    {
        await Fill(2500, 1);
        var read = 0;

        await foreach (var user in Planned("Posts").OrderBy(user => user.Id).AsAsyncEnumerable().WithCancellation(Token))
        {
            Assert.Single(user.Posts);
            if (++read is 1 or 1000)
                Assert.Equal(2, log.Commands.Count);
        }

        Assert.Equal(2500, read);
        Assert.Equal(4, log.Take().Count);
    }

    [Fact]
    public virtual async Task An_abandoned_stream_gives_its_context_back()
    {
        await Fill(1500, 1);
        await foreach (var user in Planned("Posts").AsAsyncEnumerable().WithCancellation(Token))
        {
            Assert.Single(user.Posts);
            break;
        }

        Assert.Equal(2, log.Take().Count);
        await using var db = NewContext();
        await foreach (var _ in Planned("Posts").On(db).AsAsyncEnumerable().WithCancellation(Token))
            break;
        Assert.Equal(1500, await db.Users.CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_cancelled_stream_gives_its_context_back()
    {
        await Fill(1500, 1);
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Planned("Posts").AsAsyncEnumerable().WithCancellation(source.Token))
                await source.CancelAsync();
        });
    }

    [Fact]
    public virtual async Task Statements_run_at_once()
    {
        await Fill(50, 3);
        var statement = Planned("Posts").OrderBy(user => user.Id);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => statement.ToListAsync(Token))));

        Assert.All(results, users => Assert.Equal(150, users.Sum(user => user.Posts.Count)));
    }

    [Fact]
    public virtual async Task A_plan_compiles_once_whatever_the_values()
    {
        await Fill(30, 2);
        await Load(1);
        using var cache = new QueryCacheMeter();
        for (var age = 2; age < 30; age++)
            await Load(age);

        Assert.Equal(0, cache.Read().Misses);

        async Task Load(int age)
        {
            foreach (var strategy in Enum.GetValues<LoadStrategy>())
                Assert.Equal(2, (await Planned("Posts.Comments", strategy).Where(user => user.Age == age).SingleAsync(Token)).Posts.Count);
        }
    }

    [Theory]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task Rows_are_read_first_where_commands_may_be_retried(LoadStrategy strategy)
    {
        await Fill(1200, 1);
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>([log]));
        await using var db = new SpecContext(options.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>().Options);
        var read = 0;

        await foreach (var user in Planned("Posts", strategy).On(db).AsAsyncEnumerable().WithCancellation(Token))
        {
            Assert.Single(user.Posts);
            if (read++ == 0)
                Assert.Equal(1200, db.ChangeTracker.Entries<User>().Count());
        }

        Assert.Equal(1200, read);
        Assert.Equal(strategy == LoadStrategy.SelectIn ? 3 : 2, log.Take().Count);
    }

    private async Task Fill(int users, int posts)
    {
        await using var db = NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var number = 1; number <= users; number++)
        {
            var user = new User { Name = $"User {number}", Age = number };
            user.Posts.AddRange(Enumerable.Range(0, posts).Select(i => new Post { Body = $"{i}" }));
            db.Add(user);
        }

        await db.SaveChangesAsync(Token);
        log.Take();
    }

    private IQueryable<User> Planned(string path, LoadStrategy strategy = LoadStrategy.SelectIn)
    {
        using var db = NewContext();
        return User.Select().Load(Plans.Of<User>(db, strategy, path));
    }
}
