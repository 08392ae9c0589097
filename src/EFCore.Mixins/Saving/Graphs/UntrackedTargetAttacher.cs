using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>
///     Attaches the untracked related instances of a tracked one. EF would write all of their columns when it detects them itself.
/// </summary>
internal sealed class UntrackedTargetAttacher(DbContext context, SaveRollback undo, string method)
{
    private readonly List<EntityEntry> attached = [];

    /// <summary>Tracks the instances with a valid snapshot, with the original values from it, before EF detects changes.</summary>
    public void Attach(object root)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var entry = context.Entry(root);
        foreach (var relation in EntityTypeLayout.Of(entry.Metadata).Relations)
        {
            foreach (var target in MemberAccess.Targets(relation, root))
            {
                if (InstanceTracking.IsTrackedBy(target, context) || RowSnapshots.Fresh(target) is null || Replace(entry, relation, target))
                    continue;
                ContextState.LeaseOf(context)?.NotePartlySaved(target);
                attached.Add(new ExistingInstanceAttacher(context, undo, method).Attach(target, modifiesUnknown: false));
                undo.Brought(attached[^1]);
            }
        }
    }

    /// <summary>
    ///     Stops tracking instances that were attached for this call if other instances of their rows were assigned meanwhile, because the
    ///     user continues with those.
    /// </summary>
    public void GiveWay(object root)
    {
        if (attached.Count == 0 || AssignedRelations.Any(root) is null)
            return;
        using var quiet = new QuietTracker(context.ChangeTracker);
        var relations = EntityTypeLayout.Of(context.Entry(root).Metadata).Relations;
        foreach (var relation in relations.Where(relation => AssignedRelations.Holds(root, relation)))
        {
            foreach (var target in MemberAccess.Targets(relation, root))
            {
                var twin = TrackedTwinFinder.Of(context, relation.TargetEntityType, target);
                if (twin is null || attached.Find(entry => ReferenceEquals(entry.Entity, twin)) is not { } entry)
                    continue;
                ChangeTrackerAccess.Detach(entry);
                RowSnapshots.Recall(context, twin);
            }
        }
    }

    /// <summary>
    ///     Whether a target must not be tracked, because the reference is set by foreign key only, the target is in a relation that its
    ///     foreign key has left, or the context tracks its row with another instance. That instance then replaces the target.
    /// </summary>
    public bool Replace(EntityEntry entry, INavigationBase relation, object target)
    {
        if (UnlinkedReferences.Holds(entry.Entity, target) && relation is INavigation { IsOnDependent: true })
            return true;
        var twin = TrackedTwinFinder.Of(context, relation.TargetEntityType, target);
        if (relation is INavigation { IsOnDependent: false } dependents
            && StaleRelationTargets.IsLeftBehind(target, dependents, entry.Entity, twin))
        {
            return true;
        }

        if (twin is null)
            return false;
        KeepLink(entry, relation, target, twin);
        var targets = MemberAccess.Targets(relation, entry.Entity);
        MemberAccess.Restore(relation, entry.Entity, [.. targets.Select(other => ReferenceEquals(other, target) ? twin : other)]);
        return true;
    }

    /// <summary>Keeps the join row of a target that was already in the relation, if another instance replaces the target.</summary>
    private void KeepLink(EntityEntry entry, INavigationBase relation, object target, object twin)
    {
        if (relation is ISkipNavigation links
            && RowSnapshots.Find(entry.Entity) is { } memory
            && memory.Targets(relation).Any(held => ReferenceEquals(held, target) || IsSame(links, held, target))
            && JoinEntityEntries.Entry(context, entry, links, twin) is { State: EntityState.Detached } link)
        {
            link.State = EntityState.Unchanged;
        }
    }

    private static bool IsSame(ISkipNavigation links, object held, object target)
        => links.Inverse.ForeignKey is var key
            && ForeignKeyValues.AreEqual(ForeignKeyValues.KeyOf(held, key), ForeignKeyValues.KeyOf(target, key), key);
}
