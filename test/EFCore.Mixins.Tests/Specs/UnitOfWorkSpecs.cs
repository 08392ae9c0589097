using System.Data;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Work that is kept as a whole or not at all.</summary>
public abstract class UnitOfWorkSpecs(Backend backend) : UnitOfWorkTestBase(backend)
{
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
        Assert.Equal(["begin", "commit"], Log.Events);
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
        Assert.Equal(["begin", "rollback"], Log.Events);
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
        Assert.Equal(["begin", "rollback"], Log.Events);
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
    public virtual async Task A_failed_commit_is_what_is_thrown()
    {
        Log.FailingCommits = 1;
        Log.RollbackFails = true;

        var error = await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token));

        Assert.Equal("commit", error.Message);
        Assert.Empty(await NamesAsync());
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
    public virtual async Task Without_a_binding_a_unit_of_work_throws()
    {
        Contexts.SetFactory<SpecContext>(null);

        await Assert.ThrowsAsync<NoContextException>(() => Contexts.InTransactionAsync(() => Task.CompletedTask, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task Work_that_outlives_a_unit_does_not_use_its_context()
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
}
