using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

/// <summary>Writes down what happens to transactions, and fails where it is told to.</summary>
internal sealed class TransactionLog : DbTransactionInterceptor
{
    /// <summary>What happened, in order.</summary>
    public List<string> Events { get; } = [];

    /// <summary>How many of the next commits fail, before they reach the database.</summary>
    public int FailingCommits { get; set; }

    /// <summary>How many of the next commits are reported as failed after they took place.</summary>
    public int LostCommits { get; set; }

    /// <summary>Whether rolling back fails, also to a savepoint.</summary>
    public bool RollbackFails { get; set; }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default)
        => Log("begin", result);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => FailingCommits-- > 0 ? throw new IOException("commit") : ValueTask.FromResult(result);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Events.Add("commit");
        return LostCommits-- > 0 ? throw new IOException("lost") : Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult> TransactionRollingBackAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => Rollback("rollback", result);

    public override ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => Log("savepoint", result);

    public override ValueTask<InterceptionResult> ReleasingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => Log("release", result);

    public override ValueTask<InterceptionResult> RollingBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => Rollback("rollback to savepoint", result);

    private ValueTask<T> Log<T>(string text, T result)
    {
        Events.Add(text);
        return ValueTask.FromResult(result);
    }

    private ValueTask<InterceptionResult> Rollback(string text, InterceptionResult result)
        => RollbackFails ? throw new InvalidDataException("rollback") : Log(text, result);
}
