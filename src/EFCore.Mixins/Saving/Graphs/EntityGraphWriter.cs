using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>
///     Adds a graph to the change tracker: the root, the new related instances, and the join rows between them. Existing related instances
///     are referenced by foreign key and stay untracked, so that several flows can share one.
/// </summary>
internal sealed partial class EntityGraphWriter(DbContext context, SavedEntityGraph graph, SaveRollback undo, string method)
{
    private readonly ExistingInstanceAttacher existing = new(context, undo, method);
    private readonly HashSet<object> attached = new(ReferenceEqualityComparer.Instance);

    public EntityEntry Write()
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var root = graph.IsNew(graph.Root) ? Add(graph.Root)
            : graph.IsTracked ? RelateTracked()
            : RelateExisting();
        foreach (var instance in graph.New)
        {
            if (!ReferenceEquals(instance, graph.Root))
                Add(instance);
        }

        return root;
    }

    private EntityEntry Add(object instance)
    {
        InstanceTracking.EnsureFree(instance, context, method);
        var entry = context.Entry(instance);
        if (entry.State != EntityState.Detached)
            return entry;
        if (!graph.IsUnseen(instance))
            undo.Capture(entry);
        attached.Add(instance);
        PendingShadowValues.Apply(entry);
        EnsureUntaken(entry);
        var layout = EntityTypeLayout.Of(entry.Metadata);
        foreach (var relation in layout.Relations)
            PrepareNew(entry, relation);
        undo.CaptureInverse(entry);
        if (!ChangeTrackerAccess.IsEmpty(context))
            ChangeTrackerAccess.ForgetFormerReferrers(context, instance);
        NamedDefaultValues.Add(entry);
        OwnedMemberEntries.Add(entry);
        foreach (var relation in layout.Links)
            Link(entry, relation, Untracked(relation, instance));
        return entry;
    }

    /// <summary>Throws if the context tracks another instance with the key. EF would throw its own error.</summary>
    private void EnsureUntaken(EntityEntry entry)
    {
        if (ChangeTrackerAccess.IsEmpty(context) || TrackedTwinFinder.Of(context, entry.Metadata, entry.Entity) is not { } other)
            return;
        var key = InstanceKeyValues.Of(entry.Metadata).Properties;
        throw new AlreadyExistsException(new ConstraintFailure(null, DatabaseErrorKind.AlreadyExists, [QuietEntries.Of(context, other)])
        {
            EntityType = entry.Metadata,
            Properties = [.. key.Select(property => property.Name)],
            Table = entry.Metadata.GetTableName(),
        });
    }

    private void PrepareNew(EntityEntry entry, INavigationBase relation)
    {
        foreach (var target in Untracked(relation, entry.Entity))
        {
            if (relation is INavigation { IsOnDependent: true } reference)
                Point(entry, reference, target);
            else if (relation is INavigation)
                AttachRelated(target);
        }
    }

    /// <summary>Tracks an existing related instance. Its own relations are not visited.</summary>
    private EntityEntry AttachRelated(object instance)
    {
        ContextState.LeaseOf(context)?.NotePartlySaved(instance);
        return Attach(instance, modifiesUnknown: false);
    }

    private void Link(EntityEntry entry, ISkipNavigation relation, IEnumerable<object> targets)
    {
        foreach (var target in targets)
            JoinEntityEntries.Entry(context, entry, relation, target).State = EntityState.Added;
    }

    private static void Point(EntityEntry entry, INavigation reference, object target)
    {
        ForeignKeyValues.Point(entry, reference.ForeignKey, target);
        UnlinkedReferences.Add(entry.Entity, target);
    }

    /// <summary>The existing related instances that the context does not track, except those whose row was deleted.</summary>
    private IEnumerable<object> Untracked(INavigationBase relation, object instance)
        => MemberAccess.Targets(relation, instance)
            .Where(target => !graph.IsNew(target) && !IsTracked(target) && !RowSnapshots.IsDeleted(target));

    private bool IsTracked(object instance) => attached.Contains(instance) || InstanceTracking.IsTrackedBy(instance, context);

    private EntityEntry Attach(object instance, bool modifiesUnknown)
    {
        attached.Add(instance);
        return existing.Attach(instance, modifiesUnknown, ReferenceEquals(instance, graph.Root) ? graph.Former : null);
    }
}
