using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

/// <summary>Rolls a transaction back behind EF's back, as a server does between two commands, where it is told to.</summary>
internal sealed class EndedTransaction : DbTransactionInterceptor
{
    /// <summary>How many of the next savepoints end their transaction before they are released.</summary>
    public int AtRelease { get; set; }

    /// <summary>How many of the next savepoints end their transaction before they are rolled back.</summary>
    public int AtRollback { get; set; }

    /// <summary>How many of the next savepoints end their transaction before they are created.</summary>
    public int AtCreation { get; set; }

    /// <summary>What is thrown after the rollback, in place of the error that the database gives then.</summary>
    public Exception? Error { get; set; }

    public static void Rollback(DbTransaction transaction)
    {
        using var command = transaction.Connection!.CreateCommand(); // not null: the transaction has not ended
        command.Transaction = transaction;
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
    }

    public override InterceptionResult ReleasingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (AtRelease-- > 0)
            End(transaction);
        return result;
    }

    public override ValueTask<InterceptionResult> ReleasingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(ReleasingSavepoint(transaction, eventData, result));

    public override ValueTask<InterceptionResult> RollingBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        if (AtRollback-- > 0)
            End(transaction);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        if (AtCreation-- > 0)
            End(transaction);
        return ValueTask.FromResult(result);
    }

    private void End(DbTransaction transaction)
    {
        Rollback(transaction);
        if (Error is not null)
            throw Error;
    }
}
