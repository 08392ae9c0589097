using System.Runtime.ExceptionServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Refreshing;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Timestamping;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Saving;

/// <summary>
///     Adds the changes of a call to the change tracker and saves them. After a failure, the instances and the change tracker are restored.
/// </summary>
internal sealed class WriteAttempt(DbContext context, object entity, SaveRollback undo, DatabaseOperation operation)
{
    public async Task RunAsync(Func<SaveRollback, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var saves = ContextSaves.Of(context);
        try
        {
            await write(undo, cancellationToken).ConfigureAwait(false);
            TimestampColumns.EnsureKept(context);
            (saves.Call, undo.Root) = (undo, entity);
            await SaveAsync(cancellationToken).ConfigureAwait(false);
            EndSave();
        }
        catch (Exception exception)
        {
            if (await JudgeAsync(exception, cancellationToken).ConfigureAwait(false) is { } typed)
                throw typed;
            ExceptionDispatchInfo.Throw(exception);
        }
        finally
        {
            saves.Call = null;
        }
    }

    /// <summary>Saves the changes. A row to be removed from a relation is no conflict if it was already deleted.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbUpdateConcurrencyException conflict) when (undo.AreSevered(conflict.Entries))
            {
                if (!await SeveredRowEntries.DropAsync(conflict.Entries, cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    private void EndSave()
    {
        InstanceRecords.NotesOf(entity)?.EndSave(entity);
        foreach (var added in undo.New)
            InstanceRecords.NotesOf(added)?.EndSave(added);
        foreach (var deleted in undo.Deleted())
            RowSnapshots.Forget(deleted);
        undo.LetGo();
    }

    /// <summary>Finds the typed exception while the entries have their failed state, and then undoes the call.</summary>
    private async Task<Exception?> JudgeAsync(Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            return await MissingRowDetection.FindAsync(context, entity, exception, cancellationToken).ConfigureAwait(false)
                ?? ErrorTranslation.Translate(context, exception, operation)
                ?? RefusedSaveExplanation.Explain(context, exception);
        }
        finally
        {
            undo.Restore();
        }
    }
}
