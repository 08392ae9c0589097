using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Refreshing;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Saving.Graphs;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Saving;

/// <summary>One deletion of an instance.</summary>
internal sealed class InstanceDeletion(ContextScope scope, object entity, string method)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        InstanceTracking.EnsureFree(entity, scope.Context, method);
        using (var undo = new SaveRollback(scope.Context, scope.IsOwned))
        {
            undo.Begin();
            await new WriteAttempt(scope.Context, entity, undo, DatabaseOperation.Delete)
                .RunAsync(WriteAsync, cancellationToken)
                .ConfigureAwait(false);
        }

        RowSnapshots.Forget(entity);
    }

    private Task WriteAsync(SaveRollback undo, CancellationToken cancellationToken)
    {
        SavedInstanceGuard.Ensure(scope.Context, entity, method);
        Remove(TrackedInstance(undo), undo);
        return Task.CompletedTask;
    }

    /// <summary>The instance with which the context tracks the row. The given one is attached if there is none.</summary>
    private object TrackedInstance(SaveRollback undo)
    {
        if (InstanceTwin.Of(scope.Record, entity) is { } twin)
        {
            undo.IsRootTracked = true;
            return twin.Tracked;
        }

        undo.IsRootTracked = InstanceTracking.IsTrackedBy(entity, scope.Context);
        if (!undo.IsRootTracked)
            new ExistingInstanceAttacher(scope.Context, undo, method).Attach(entity, modifiesUnknown: false);
        return entity;
    }

    private void Remove(object tracked, SaveRollback undo)
    {
        var entry = QuietEntries.Of(scope.Context, tracked);
        undo.CaptureAll(entry);
        if (!scope.IsOwned)
            CompleteAll(entry, undo);
        scope.Context.Remove(tracked);
    }

    private void CompleteAll(EntityEntry entry, SaveRollback undo)
    {
        foreach (var going in ChangeTrackerAccess.Dependents(scope.Context, entry).Prepend(entry).ToList())
            InverseRelations.Complete(scope.Context, going, undo);
    }
}
