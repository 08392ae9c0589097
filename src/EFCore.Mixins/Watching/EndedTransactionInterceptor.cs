using System.Data.Common;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Rejects savepoints and commits in a transaction that the database has ended.</summary>
/// <remarks>EF logs the failure of a savepoint around a save and continues: https://github.com/dotnet/efcore/pull/21698.</remarks>
internal sealed class EndedTransactionInterceptor : DbTransactionInterceptor
{
    public static EndedTransactionInterceptor Instance { get; } = new();

    public override InterceptionResult CreatingSavepoint(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result)
    {
        AmbientContexts.UnitOn(eventData.Context)?.ThrowIfEnded();
        TransactionFailures.ThrowIfOutside(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
        => ValueTask.FromResult(CreatingSavepoint(transaction, eventData, result));

    public override void ReleasedSavepoint(DbTransaction transaction, TransactionEventData eventData)
        => TransactionFailures.Forget(eventData.Context);

    public override Task ReleasedSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionFailures.Forget(eventData.Context);
        return Task.CompletedTask;
    }

    public override void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData)
        => TransactionFailures.Forget(eventData.Context);

    public override Task RolledBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionFailures.Forget(eventData.Context);
        return Task.CompletedTask;
    }

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result)
    {
        TransactionFailures.ThrowIfUncommittable(eventData.Context);
        return result;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        await TransactionFailures.ThrowIfUncommittableAsync(eventData.Context).ConfigureAwait(false);
        return result;
    }

    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData)
    {
        if (eventData.Action is "CreateSavepoint")
            TransactionFailures.Note(eventData.Context, eventData.Exception);
        else if (eventData.Action is "ReleaseSavepoint" or "RollbackToSavepoint")
            TransactionFailures.NoteSavepoint(eventData.Context, eventData.Exception);
    }

    public override Task TransactionFailedAsync(
        DbTransaction transaction,
        TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionFailed(transaction, eventData);
        return Task.CompletedTask;
    }
}
