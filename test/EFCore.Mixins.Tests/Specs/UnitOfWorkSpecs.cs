using System.Data;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Work that is kept as a whole or not at all, and the transactions of others that it leaves alone.</summary>
public abstract class UnitOfWorkSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private readonly TransactionLog log = new();
    private readonly OpenConnections connections = new();
    private CountingFactory<SpecContext> factory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Bind(_ => { });
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, connections.Open);
        Assert.Equal(0, factory.CountMissing());
        Contexts.SetFactory<ArchiveContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task Work_is_committed_at_the_end()
    {
        await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await AddAsync("Bill");
                Assert.Equal(2, await User.Select().CountAsync(Token));
            },
            cancellationToken: Token);

        Assert.Equal(["Ana", "Bill"], await NamesAsync());
        Assert.Equal(["begin", "commit"], log.Events);
    }

    [Fact]
    public virtual async Task The_result_of_the_work_is_returned()
    {
        var name = await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                return (await User.Select().SingleAsync(Token)).Name;
            },
            cancellationToken: Token);
        var connection = await Contexts.InTransactionAsync((SpecContext db) => Task.FromResult(db.Database.CurrentTransaction), cancellationToken: Token);

        Assert.Equal("Ana", name);
        Assert.NotNull(connection);
    }

    [Fact]
    public virtual async Task Work_is_rolled_back_on_an_exception()
    {
        var error = new FormatException();
        var thrown = await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                throw error;
            },
            cancellationToken: Token));

        Assert.Same(error, thrown);
        Assert.Empty(await NamesAsync());
        Assert.Equal(["begin", "rollback"], log.Events);
    }

    [Fact]
    public virtual async Task Work_is_rolled_back_on_cancellation()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await source.CancelAsync();
            },
            cancellationToken: source.Token));

        Assert.Empty(await NamesAsync());
        Assert.Equal(["begin", "rollback"], log.Events);
    }

    [Fact]
    public virtual async Task Calls_inside_share_the_context_and_know_of_the_unit()
    {
        await Contexts.InTransactionAsync(
            async () =>
            {
                await using var first = await User.OpenScopeAsync(cancellationToken: Token);
                await using var second = await Post.OpenScopeAsync(cancellationToken: Token);
                Assert.Same(first.Context, second.Context);
                Assert.False(first.IsOwned);
                Assert.True(UnitOfWork.IsRunningOn(first.Context));
            },
            cancellationToken: Token);

        await using var db = NewContext();
        using var ambient = Contexts.Use(db);
        Assert.False(UnitOfWork.IsRunningOn(db));
    }

    [Fact]
    public virtual async Task The_isolation_level_is_that_of_the_transaction()
    {
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                // not null: a unit is running
                Assert.Equal(IsolationLevel.Serializable, db.Database.CurrentTransaction!.GetDbTransaction().IsolationLevel);
                var error = await Assert.ThrowsAsync<InvalidOperationException>(
                    () => Contexts.InTransactionAsync(() => AddAsync("Ana"), IsolationLevel.Snapshot, cancellationToken: Token));
                Assert.Equal(
                    "A unit of work asks for isolation level 'Snapshot' inside a transaction of level 'Serializable': a savepoint cannot change it. " +
                    "Ask for it where the transaction begins, or leave it out.",
                    error.Message);
            },
            IsolationLevel.Serializable,
            cancellationToken: Token);
    }

    [Fact]
    public virtual async Task A_unit_inside_a_unit_is_a_savepoint()
    {
        await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await Contexts.InTransactionAsync(() => AddAsync("Bill"), cancellationToken: Token);
                await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Cid"));
                await AddAsync("Dan");
            },
            cancellationToken: Token);

        Assert.Equal(["Ana", "Bill", "Dan"], await NamesAsync());
        Assert.Equal(["begin", "savepoint", "release", "savepoint", "rollback to savepoint", "commit"], log.Events);
    }

    [Fact]
    public virtual async Task The_failure_of_an_outer_unit_takes_the_inner_one_with_it()
    {
        await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
                throw new FormatException();
            },
            cancellationToken: Token));

        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task The_transaction_of_the_caller_is_neither_committed_nor_rolled_back()
    {
        await using var db = NewLoggedContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
            await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Bill"));
            Assert.Same(transaction, db.Database.CurrentTransaction);
        }

        Assert.Equal(["begin", "savepoint", "release", "savepoint", "rollback to savepoint"], log.Events);
        Assert.Equal(["Ana"], await db.Users.Select(user => user.Name).ToListAsync(Token));
        await transaction.RollbackAsync(Token);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task An_ambient_context_without_a_transaction_gets_one_for_the_unit()
    {
        await using var db = NewLoggedContext();
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token);
            Assert.Null(db.Database.CurrentTransaction);
            await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Bill"));
            Assert.Null(db.Database.CurrentTransaction);
        }

        Assert.Equal(["begin", "commit", "begin", "rollback"], log.Events);
        Assert.Equal(["Ana"], db.ChangeTracker.Entries<User>().Select(entry => entry.Entity.Name));
        Assert.Equal(["Ana"], await db.Users.Select(user => user.Name).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task A_failed_commit_is_what_is_thrown()
    {
        log.FailingCommits = 1;
        log.RollbackFails = true;

        var error = await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token));

        Assert.Equal("commit", error.Message);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_could_not_roll_back_its_inner_one_is_not_committed()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                log.RollbackFails = true;
                await Assert.ThrowsAsync<FormatException>(() => FailingAsync("Ana"));
                log.RollbackFails = false;
            },
            cancellationToken: Token));

        Assert.Equal(
            "The unit of work cannot be committed: a unit inside it failed, and its savepoint could not be rolled back, so part of its work would be kept. " +
            "The unit was rolled back as a whole; run it again.",
            error.Message);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_retry_runs_on_a_fresh_context()
    {
        Bind(Retrying);
        var contexts = new List<DbContext>();
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                contexts.Add(db);
                Assert.Empty(db.ChangeTracker.Entries());
                await AddAsync("Ana");
                if (contexts.Count < 3)
                    throw new IOException();
            },
            cancellationToken: Token);

        Assert.Equal(["Ana"], await NamesAsync());
        Assert.NotSame(contexts[0], contexts[1]);
        Assert.Equal(["begin", "rollback", "begin", "rollback", "begin", "commit"], log.Events);
    }

    [Fact]
    public virtual async Task A_retry_on_an_ambient_context_begins_with_its_tracker_as_it_was()
    {
        Bind(Retrying);
        var attempts = 0;
        await using var db = factory.CreateDbContext();
        db.Add(new User { Name = "Zoe" });
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(
                async () =>
                {
                    Assert.Equal(EntityState.Added, Assert.Single(db.ChangeTracker.Entries()).State);
                    await AddAsync("Ana");
                    if (++attempts < 3)
                        throw new IOException();
                },
                cancellationToken: Token);
        }

        Assert.Equal(["Ana", "Zoe"], await NamesAsync());
    }

    [Fact]
    public virtual async Task Retries_end_where_the_strategy_says()
    {
        Bind(Retrying);
        var attempts = 0;

        await Assert.ThrowsAsync<RetryLimitExceededException>(() => Contexts.InTransactionAsync(
            () =>
            {
                attempts++;
                throw new IOException();
            },
            cancellationToken: Token));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public virtual async Task A_commit_that_was_lost_is_verified_and_not_repeated()
    {
        Bind(Retrying);
        log.LostCommits = 1;
        var attempts = 0;

        var result = await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                return ++attempts;
            },
            verifySucceeded: () => User.Select().AnyAsync(user => user.Name == "Ana", Token),
            cancellationToken: Token);

        Assert.Equal((1, 1), (result, attempts));
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task An_ambient_context_goes_on_with_what_a_verified_commit_has_saved(bool tookPlace)
    {
        Bind(Retrying);
        (log.LostCommits, log.FailingCommits) = tookPlace ? (1, 0) : (0, 1);
        await using var db = factory.CreateDbContext();
        var zoe = new User { Name = "Zoe" };
        db.Add(zoe);
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(
                () => AddAsync("Ana"),
                // what the context tracks is no answer
                verifySucceeded: async () => await User.FindAsync(zoe.Id, Token) is not null,
                cancellationToken: Token);
        }

        Assert.All(db.ChangeTracker.Entries(), entry => Assert.Equal(EntityState.Unchanged, entry.State));
        zoe.Age = 30;
        await db.SaveChangesAsync(Token);
        Assert.Equal(["Ana", "Zoe"], await NamesAsync());
        Assert.Equal(30, await User.Where(new { name = "Zoe" }).Select(user => user.Age).SingleAsync(Token));
    }

    [Fact]
    public virtual async Task A_commit_that_nobody_verifies_is_not_repeated()
    {
        Bind(Retrying);
        log.LostCommits = 1;

        var error = await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token));

        Assert.Equal("lost", error.Message);
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_retry_forgets_that_a_unit_inside_could_not_roll_back()
    {
        Bind(Retrying);
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async () =>
            {
                log.RollbackFails = ++attempts == 1;
                await Contexts.InTransactionAsync(
                    async () =>
                    {
                        await AddAsync("Ana");
                        if (attempts == 1)
                            throw new IOException();
                    },
                    cancellationToken: Token);
            },
            cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_whose_connection_was_closed_is_not_committed()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                await db.Database.CloseConnectionAsync();
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        Assert.Equal(
            "The unit of work cannot be committed: the connection that its transaction was on was closed before its end, so the database has undone it. " +
            "The unit was rolled back as a whole; run it again.",
            error.Message);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_commit_that_did_not_take_place_is_repeated()
    {
        Bind(Retrying);
        log.FailingCommits = 1;

        await Contexts.InTransactionAsync(
            () => AddAsync("Ana"),
            verifySucceeded: () => User.Select().AnyAsync(user => user.Name == "Ana", Token),
            cancellationToken: Token);

        Assert.Equal(["Ana"], await NamesAsync());
        Assert.Equal(["begin", "rollback", "begin", "commit"], log.Events);
    }

    [Fact]
    public virtual async Task Several_factories_are_named_unless_the_context_is()
    {
        Contexts.SetFactory(new PooledDbContextFactory<ArchiveContext>(Backend.OptionsOf<ArchiveContext>()));

        var error = await Assert.ThrowsAsync<AmbiguousContextException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token));
        Assert.Equal(
            "The context for 'DbContext' is not clear: 'ArchiveContext' and 'SpecContext' could serve it. " +
            "Name one: 'Contexts.InTransactionAsync<ArchiveContext>(…)'.",
            error.Message);

        await Contexts.InTransactionAsync<SpecContext>(_ => AddAsync("Ana"), cancellationToken: Token);
        Contexts.SetFactory<ArchiveContext>(null);
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Fact]
    public virtual async Task Without_a_binding_the_error_says_so()
    {
        Contexts.SetFactory<SpecContext>(null);

        await Assert.ThrowsAsync<NoContextException>(() => Contexts.InTransactionAsync(() => Task.CompletedTask, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task What_outlives_a_unit_no_longer_sees_its_context()
    {
        var ended = new TaskCompletionSource();
        Task<bool>? straggler = null;
        await Contexts.InTransactionAsync(
            () =>
            {
                straggler = OwnsItsContextAsync(ended.Task);
                return Task.CompletedTask;
            },
            cancellationToken: Token);
        ended.SetResult();

        Assert.True(await straggler!); // set by the work

        static async Task<bool> OwnsItsContextAsync(Task ended)
        {
            await ended;
            await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
            return scope.IsOwned;
        }
    }

    private static async Task AddAsync(string name)
    {
        await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
        scope.Context.Database.AutoSavepointsEnabled = false; // those of SaveChanges are not the point
        scope.Context.Add(new User { Name = name });
        await scope.Context.SaveChangesAsync(Token);
    }

    private static Task FailingAsync(string name)
        => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync(name);
                throw new FormatException();
            },
            cancellationToken: Token);

    private static Task<List<string>> NamesAsync() => User.Select().Select(user => user.Name).OrderBy(name => name).ToListAsync(Token);

    private static void Retrying(DbContextOptionsBuilder<SpecContext> options)
        => options.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();

    private void Bind(Action<DbContextOptionsBuilder<SpecContext>> configure)
    {
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>([log, connections]));
        configure(options);
        factory = new CountingFactory<SpecContext>(options.Options);
        Contexts.SetFactory(factory);
    }

    private SpecContext NewLoggedContext() => factory.CreateDbContext();
}
