using System.Data;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>Conflicts between transactions, with each kind of error that reports them.</summary>
public sealed class ConflictPostgreSqlTests(PostgreSqlBackend backend) : DatabaseSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deadlock_is_a_conflict()
    {
        var (ana, bill) = (
            await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token),
            await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Token));
        using var both = new Barrier(2);

        var errors = await Task.WhenAll(RunAsync(ana.Id, bill.Id), RunAsync(bill.Id, ana.Id));

        var error = Assert.IsType<TransactionConflictException>(Assert.Single(errors, error => error is not null));
        Assert.Equal(PostgresErrorCodes.DeadlockDetected, Assert.IsType<PostgresException>(error.InnerException).SqlState);
        Assert.Equal(
            "The changes were not saved: " +
            "the database aborted the transaction, because it conflicts with another one that ran at the same time. " +
            "Run the whole transaction again, by an execution strategy that retries or by hand.",
            error.Message);

        Task<Exception?> RunAsync(int first, int second)
            => Task.Run(async () => await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
                async () =>
                {
                    await User.Where(new { id = first }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 1), Token);
                    both.SignalAndWait(TimeSpan.FromSeconds(10), Token);
                    await User.Where(new { id = second }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 2), Token);
                },
                cancellationToken: Token)));
    }

    [Fact]
    public async Task A_change_of_what_another_transaction_has_changed_is_a_conflict_under_repeatable_read()
    {
        var user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<TransactionConflictException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                var own = await User.FindOrFailAsync(user.Id, cancellationToken: Token);
                await using (var other = NewContext())
                    await other.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 1), Token);
                await own.UpdateAsync(new { Age = 2 }, cancellationToken: Token);
            },
            IsolationLevel.RepeatableRead,
            cancellationToken: Token));

        Assert.Equal(PostgresErrorCodes.SerializationFailure, Assert.IsType<PostgresException>(error.InnerException).SqlState);
    }

    [Fact]
    public async Task A_conflict_that_only_the_commit_finds_is_typed()
    {
        await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);
        await using var other = NewContext();
        await using var transaction = await other.Database.BeginTransactionAsync(IsolationLevel.Serializable, Token);

        var error = await Assert.ThrowsAsync<TransactionConflictException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await User.CreateAsync(new { Name = "Bill", Age = await User.Select().CountAsync(Token) }, cancellationToken: Token);
                other.Add(new User { Name = "Cy", Age = await other.Users.CountAsync(Token) });
                await other.SaveChangesAsync(Token);
                await transaction.CommitAsync(Token);
            },
            IsolationLevel.Serializable,
            cancellationToken: Token));

        Assert.IsType<PostgresException>(error.InnerException);
        Assert.Equal(["Ana", "Cy"], await User.Query(orderBy: ["name"]).Select(user => user.Name).ToListAsync(Token));
    }

    [Fact]
    public async Task A_retrying_strategy_judges_the_error_of_the_driver()
    {
        var runs = 0;
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions)
            .UseNpgsql(npgsql => npgsql.EnableRetryOnFailure(1, TimeSpan.FromMilliseconds(1), null));
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(options.Options));

        var error = await Assert.ThrowsAsync<TransactionConflictException>(() => Contexts.InTransactionAsync(
            () =>
            {
                runs++;
                return User.ExecuteAsync($"DO $$ BEGIN RAISE EXCEPTION SQLSTATE '40001'; END $$", cancellationToken: Token);
            },
            cancellationToken: Token));

        Assert.Equal((2, PostgresErrorCodes.SerializationFailure), (runs, Assert.IsType<PostgresException>(error.InnerException).SqlState));
    }

    [Fact]
    public async Task A_lock_that_is_not_waited_for_is_a_busy_database()
    {
        var user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);
        await using var other = NewContext();
        await using var transaction = await other.Database.BeginTransactionAsync(Token);
        await other.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 1), Token);

        await Assert.ThrowsAsync<DatabaseBusyException>(
            () => User.ExecuteAsync($"""SELECT FROM "Users" WHERE "Id" = {user.Id} FOR UPDATE NOWAIT""", cancellationToken: Token));
    }
}
