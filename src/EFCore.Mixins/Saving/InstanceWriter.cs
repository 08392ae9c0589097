using System.Runtime.ExceptionServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Refreshing;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Saving.Graphs;
using EFCore.Mixins.Timestamping;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving;

/// <summary>Saves and deletes instances; what fails leaves instances and tracker as they were.</summary>
internal static class InstanceWriter
{
    public static Task<T> SaveAsync<T>(T entity, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            scope => SaveAsync(scope, entity, request, fill: null, InstanceOrigin.Caller, cancellationToken),
            cancellationToken);

    /// <summary>Sets values and saves, both or neither.</summary>
    public static Task<T> UpdateAsync<T>(T entity, Func<IEntityType, DbContext, Func<Task>> read, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            scope => SaveAsync(
                scope,
                entity,
                request,
                read(EntityTypeFinder.Of(scope.Context, entity), scope.Context),
                InstanceOrigin.Caller,
                cancellationToken),
            cancellationToken);

    public static Task<T> CreateAsync<T>(
        Func<IEntityType, DbContext, ValueTask<T>> create,
        InstanceOrigin origin,
        WriteRequest request,
        CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            typeof(T),
            request,
            async scope =>
            {
                var entity = await create(EntityTypeFinder.Of(scope.Context, typeof(T)), scope.Context).ConfigureAwait(false);
                return await SaveAsync(scope, entity, request, fill: null, origin, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public static Task<T> DeleteAsync<T>(T entity, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            scope => DeleteAsync(scope, entity, request, cancellationToken),
            cancellationToken);

    private static async Task<T> SaveAsync<T>(
        ContextScope scope,
        T entity,
        WriteRequest request,
        Func<Task>? fill,
        InstanceOrigin origin,
        CancellationToken cancellationToken)
        where T : class
    {
        ContextSaves.Find(scope.Context)?.SettleForeign();
        InstanceTracking.EnsureFree(entity, scope.Context, request.Method);
        var relationships = NamedRelationFinder.Find(EntityTypeFinder.Of(scope.Context, entity), request.Relationships);
        scope.MayHaveLoaded = relationships.Count > 0;
        (UntrackedTargetAttacher? targets, InstanceTwin? twin) = (null, null);
        using (var undo = new SaveRollback(scope.Context, scope.IsOwned))
        {
            if (!scope.IsOwned && scope.Record.Tracks(entity))
            {
                targets = new UntrackedTargetAttacher(scope.Context, undo, request.Method);
                targets.Attach(entity);
            }

            undo.Begin();
            await TryAsync(scope, entity, undo, Write, DatabaseOperation.Save, cancellationToken).ConfigureAwait(false);
            twin?.Take([]);
        }

        if (request.Refresh || relationships.Count > 0)
            await InstanceRefresher.RefreshAsync(scope, entity, relationships, request.Refresh, request.Method, cancellationToken).ConfigureAwait(false);
        return entity;

        async Task Write(SaveRollback undo)
        {
            if (fill is not null)
            {
                undo.Capture(QuietEntries.Of(scope.Context, entity));
                await fill().ConfigureAwait(false);
                targets?.GiveWay(entity);
            }

            await PendingLinkKeyReader.ReadAsync(scope.Context, entity, undo, cancellationToken).ConfigureAwait(false);
            if (origin == InstanceOrigin.Caller && InstanceTwin.Of(scope.Record, entity) is { } other)
            {
                undo.Capture(QuietEntries.Of(scope.Context, entity));
                other.Give(undo);
                twin = other;
            }

            var graph = await SavedEntityGraph.ReadAsync(scope.Context, twin?.Tracked ?? entity, origin, cancellationToken).ConfigureAwait(false);
            undo.IsRootTracked = graph.IsTracked;
            undo.New = graph.New;
            if (graph.HasNewOthers)
                await PendingLinkKeyReader.ReadAllAsync(scope.Context, graph.New, undo, cancellationToken).ConfigureAwait(false);
            var entry = new EntityGraphWriter(scope.Context, graph, undo, request.Method).Write();
            if (!graph.IsTracked)
                return;
            entry.DetectChanges();
            var collections = EntityTypeLayout.Of(entry.Metadata).Relations.Where(relation => relation.IsCollection);
            ChangeTrackerAccess.TakeHeldForKnown(entry, collections); // EF goes on knowing what was removed and is not tracked, and would not see it come back
        }
    }

    private static async Task<T> DeleteAsync<T>(ContextScope scope, T entity, WriteRequest request, CancellationToken cancellationToken)
        where T : class
    {
        InstanceTracking.EnsureFree(entity, scope.Context, request.Method);
        using (var undo = new SaveRollback(scope.Context, scope.IsOwned))
        {
            undo.Begin();
            await TryAsync(scope, entity, undo, Delete, DatabaseOperation.Delete, cancellationToken).ConfigureAwait(false);
        }

        RowSnapshots.Forget(entity);
        return entity;

        Task Delete(SaveRollback undo)
        {
            SavedInstanceGuard.Ensure(scope.Context, entity, request.Method);
            if (InstanceTwin.Of(scope.Record, entity) is { } twin)
            {
                undo.IsRootTracked = true;
                return Remove(twin.Tracked, undo);
            }

            undo.IsRootTracked = InstanceTracking.IsTrackedBy(entity, scope.Context);
            if (!undo.IsRootTracked)
                new ExistingInstanceAttacher(scope.Context, undo, request.Method).Attach(entity, modifiesUnknown: false);
            return Remove(entity, undo);
        }

        void CompleteAll(EntityEntry entry, SaveRollback undo)
        {
            foreach (var going in ChangeTrackerAccess.Dependents(scope.Context, entry).Prepend(entry).ToList())
                InverseRelations.Complete(scope.Context, going, undo);
        }

        Task Remove(object tracked, SaveRollback undo)
        {
            var entry = QuietEntries.Of(scope.Context, tracked);
            undo.CaptureAll(entry);
            if (!scope.IsOwned)
                CompleteAll(entry, undo);
            scope.Context.Remove(tracked);
            return Task.CompletedTask;
        }
    }

    private static async Task TryAsync(
        ContextScope scope,
        object entity,
        SaveRollback undo,
        Func<SaveRollback, Task> write,
        DatabaseOperation operation,
        CancellationToken cancellationToken)
    {
        var context = scope.Context;
        var saves = ContextSaves.Of(context);
        try
        {
            await write(undo).ConfigureAwait(false);
            TimestampColumns.EnsureKept(context);
            (saves.Call, undo.Root) = (undo, entity);
            await SaveAsync(context, undo, cancellationToken).ConfigureAwait(false);
            EndSave(entity, undo);
        }
        catch (Exception exception)
        {
            if (await JudgeAsync(context, entity, undo, exception, operation, cancellationToken).ConfigureAwait(false) is { } typed)
                throw typed;
            ExceptionDispatchInfo.Throw(exception);
        }
        finally
        {
            saves.Call = null;
        }
    }

    private static void EndSave(object entity, SaveRollback undo)
    {
        InstanceRecords.NotesOf(entity)?.EndSave(entity);
        foreach (var added in undo.New)
            InstanceRecords.NotesOf(added)?.EndSave(added);
        foreach (var deleted in undo.Deleted())
            RowSnapshots.Forget(deleted);
        undo.LetGo();
    }

    /// <summary>Saves; a row that was to be taken out of a relation and is gone already is out of it.</summary>
    private static async Task SaveAsync(DbContext context, SaveRollback undo, CancellationToken cancellationToken)
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

    /// <summary>Finds the typed exception while the entries are still as they failed, and then takes the call back.</summary>
    private static async Task<Exception?> JudgeAsync(
        DbContext context,
        object entity,
        SaveRollback undo,
        Exception exception,
        DatabaseOperation operation,
        CancellationToken cancellationToken)
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
