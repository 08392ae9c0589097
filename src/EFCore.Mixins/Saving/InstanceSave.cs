using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Refreshing;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Saving.Graphs;

namespace EFCore.Mixins.Saving;

/// <summary>One save of an instance and its related instances.</summary>
internal sealed class InstanceSave(ContextScope scope, object entity, WriteRequest request, InstanceOrigin origin)
{
    private UntrackedTargetAttacher? targets;
    private InstanceTwin? twin;

    /// <summary>Sets values on the instance before it is saved.</summary>
    public Func<Task>? Fill { get; init; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ContextSaves.Find(scope.Context)?.SettleForeign();
        InstanceTracking.EnsureFree(entity, scope.Context, request.Method);
        var relationships = NamedRelationFinder.Find(EntityTypeFinder.Of(scope.Context, entity), request.Relationships);
        scope.MayHaveLoaded = relationships.Count > 0;
        using (var undo = new SaveRollback(scope.Context, scope.IsOwned))
        {
            AttachTargets(undo);
            undo.Begin();
            await new WriteAttempt(scope.Context, entity, undo, DatabaseOperation.Save)
                .RunAsync(WriteAsync, cancellationToken)
                .ConfigureAwait(false);
            twin?.Take([]);
        }

        if (request.Refresh || relationships.Count > 0)
            await InstanceRefresher
                .RefreshAsync(scope, entity, relationships, request.Refresh, request.Method, cancellationToken)
                .ConfigureAwait(false);
    }

    private async Task WriteAsync(SaveRollback undo, CancellationToken cancellationToken)
    {
        if (Fill is not null)
            await FillAsync(Fill, undo).ConfigureAwait(false);
        await PendingLinkKeyReader.ReadAsync(scope.Context, entity, undo, cancellationToken).ConfigureAwait(false);
        GiveToTwin(undo);
        var graph = await ReadGraphAsync(undo, cancellationToken).ConfigureAwait(false);
        WriteGraph(graph, undo);
    }

    /// <summary>Attaches the untracked related instances of an instance that the context tracks.</summary>
    private void AttachTargets(SaveRollback undo)
    {
        if (scope.IsOwned || !scope.Record.Tracks(entity))
            return;
        targets = new UntrackedTargetAttacher(scope.Context, undo, request.Method);
        targets.Attach(entity);
    }

    private async Task FillAsync(Func<Task> fill, SaveRollback undo)
    {
        undo.Capture(QuietEntries.Of(scope.Context, entity));
        await fill().ConfigureAwait(false);
        targets?.GiveWay(entity);
    }

    /// <summary>Copies the values to the instance with which the context tracks the row, if that is another one.</summary>
    private void GiveToTwin(SaveRollback undo)
    {
        if (origin != InstanceOrigin.Caller || InstanceTwin.Of(scope.Record, entity) is not { } other)
            return;
        undo.Capture(QuietEntries.Of(scope.Context, entity));
        other.Give(undo);
        twin = other;
    }

    private async Task<SavedEntityGraph> ReadGraphAsync(SaveRollback undo, CancellationToken cancellationToken)
    {
        var graph = await SavedEntityGraph
            .ReadAsync(scope.Context, twin?.Tracked ?? entity, origin, cancellationToken)
            .ConfigureAwait(false);
        undo.IsRootTracked = graph.IsTracked;
        undo.New = graph.New;
        if (graph.HasNewOthers)
            await PendingLinkKeyReader.ReadAllAsync(scope.Context, graph.New, undo, cancellationToken).ConfigureAwait(false);
        return graph;
    }

    private void WriteGraph(SavedEntityGraph graph, SaveRollback undo)
    {
        var entry = new EntityGraphWriter(scope.Context, graph, undo, request.Method).Write();
        if (!graph.IsTracked)
            return;
        entry.DetectChanges();
        var collections = EntityTypeLayout.Of(entry.Metadata).Relations.Where(relation => relation.IsCollection);
        // EF keeps removed untracked instances in its snapshot, and would not detect that they are added again
        ChangeTrackerAccess.TakeHeldForKnown(entry, collections);
    }
}
