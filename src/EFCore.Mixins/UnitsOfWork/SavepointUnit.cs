using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>A unit of work inside a transaction, as a savepoint to which a failure rolls back.</summary>
internal static class SavepointUnit
{
    public static async Task<TResult> RunAsync<TResult>(
        UnitOfWorkTask<TResult> task,
        DbContext context,
        IDbContextTransaction transaction,
        CancellationToken cancellationToken)
    {
        var savepoint = await TransactionSavepoint.CreateAsync(transaction, task.IsolationLevel, cancellationToken).ConfigureAwait(false);
        var before = ChangeTrackerSnapshot.Take(context);
        var unit = new TransactionUnit(transaction);
        try
        {
            var result = await task.RunAsync(context, unit, cancellationToken).ConfigureAwait(false);
            await savepoint.ReleaseAsync().ConfigureAwait(false);
            return result;
        }
        catch (Exception exception)
        {
            before.Restore();
            if (!await TryRollBackAsync(savepoint, (transaction as ISavedTransaction)?.Saves).ConfigureAwait(false))
                unit.End(UnitOfWorkError.NotRolledBack(exception));
            throw;
        }
    }

    /// <summary>Rolls back, and keeps the change tracker as it was restored.</summary>
    private static async Task<bool> TryRollBackAsync(TransactionSavepoint savepoint, TransactionSaves? saves)
    {
        var leavesTracker = saves?.LeavesTracker == true;
        saves?.LeavesTracker = true;
        var isRolledBack = await savepoint.TryRollbackAsync().ConfigureAwait(false);
        saves?.LeavesTracker = leavesTracker;
        return isRolledBack;
    }
}
