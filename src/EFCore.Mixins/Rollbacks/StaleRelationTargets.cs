using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     Instances that are still in a relation although the foreign keys have changed since. EF would change the foreign keys of instances
///     that it tracks again to match the relations in memory.
/// </summary>
internal static class StaleRelationTargets
{
    /// <summary>
    ///     Removes them from an instance that is about to be tracked. Instances that were moved to it reference it from now on.
    /// </summary>
    public static void Drop(DbContext context, EntityEntry entry, SaveRollback undo)
    {
        var isFirst = ChangeTrackerAccess.IsEmpty(context);
        var former = RowSnapshots.Find(entry.Entity);
        if (!isFirst)
        {
            Leave(context, entry, former, undo);
            ChangeTrackerAccess.ForgetFormerReferrers(context, entry.Entity);
        }

        var layout = EntityTypeLayout.Of(entry.Metadata);
        foreach (var relation in isFirst ? layout.Recursive : layout.Direct) // of the first one nothing related is tracked, except itself
        {
            if (relation.IsOnDependent)
                DropReference(entry.Entity, relation, former);
            else
                DropMoved(context, entry.Entity, relation, undo);
        }
    }

    /// <summary>
    ///     Removes an instance whose foreign key was changed, or that was moved, from the former collections of tracked instances, unless
    ///     it was added since EF last detected changes.
    /// </summary>
    private static void Leave(DbContext context, EntityEntry entry, RowSnapshot? former, SaveRollback undo)
    {
        var left = former is null ? [] : InverseRelations.Left(context, entry, former);
        var leftBehind = ChangeTrackerAccess.Referrers(context, entry.Entity)
            .Where(referrer => IsLeftBehind(entry.Entity, referrer.Relation, referrer.Holder));
        foreach (var (collection, holder) in left.Concat(leftBehind).ToList())
        {
            var tracked = QuietEntries.Of(context, holder);
            if (!ChangeTrackerAccess.Known(tracked.Navigation(collection)).Contains(entry.Entity, ReferenceEqualityComparer.Instance))
                continue;
            undo.CaptureInverse(collection, holder, entry.Entity, isHeld: true);
            InverseRelations.SetKnown(tracked, collection, entry.Entity, isHeld: false);
        }
    }

    /// <summary>
    ///     Removes references of a read instance that do not match its foreign keys. A reference to the row itself is restored.
    /// </summary>
    public static void DropReferences(object instance, IEntityType type)
    {
        foreach (var reference in EntityTypeLayout.Of(type).References)
        {
            var target = MemberAccess.Get(reference, instance);
            if (target is not null && !ForeignKeyValues.PointsTo(instance, reference.ForeignKey, target))
                MemberAccess.Set(reference, instance, null);
            else if (target is null && IsOwn(instance, reference))
                MemberAccess.Set(reference, instance, instance);
        }
    }

    /// <summary>Whether a reference is known to be the instance itself, which the foreign key references.</summary>
    private static bool IsOwn(object instance, INavigation reference)
        => ReferenceEquals(RowSnapshots.Find(instance)?.Reference(reference), instance)
            && ForeignKeyValues.PointsTo(instance, reference.ForeignKey, instance);

    /// <summary>Removes a reference that is outdated, because its foreign key was changed and the reference was not.</summary>
    public static void DropReference(object instance, INavigation reference, RowSnapshot? former)
    {
        if (former is not null
            && MemberAccess.Get(reference, instance) is { } target
            && ReferenceEquals(target, former.Reference(reference))
            && !ForeignKeyValues.PointsTo(instance, reference.ForeignKey, target)
            && former.PointsTo(reference.ForeignKey, target))
        {
            MemberAccess.Set(reference, instance, null);
        }
    }

    /// <summary>
    ///     Like <see cref="DropReference" />, for all tracked instances with a reference to an untracked one. EF would otherwise reset the
    ///     foreign key as soon as it tracks that one.
    /// </summary>
    public static void DropReferences(DbContext context)
    {
        foreach (var entry in ChangeTrackerAccess.Modified(context))
        {
            foreach (var reference in EntityTypeLayout.Of(entry.Metadata).References)
            {
                if (MemberAccess.Get(reference, entry.Entity) is not { } target
                    || ForeignKeyValues.PointsTo(entry.Entity, reference.ForeignKey, target)
                    || InstanceTracking.IsTrackedBy(target, context)
                    || !reference.ForeignKey.Properties.Any(property => QuietEntries.Column(entry, property).IsModified)
                    || !ChangeTrackerAccess.Known(entry.Navigation(reference)).Contains(target))
                {
                    continue;
                }

                MemberAccess.Set(reference, entry.Entity, null);
                ChangeTrackerAccess.TakeForKnown(entry.Navigation(reference), []);
            }
        }
    }

    /// <summary>
    ///     Whether a target that references another row was added to a relation since the last save. One that was there before is not a
    ///     change, and neither is one that was moved away, if the former content is unknown.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="instance">The instance with the relation.</param>
    /// <param name="former">The snapshot of that instance.</param>
    /// <param name="isKnown">Whether the snapshot is complete, because no other context has tracked the instance since.</param>
    public static bool IsMoved(object target, INavigation relation, object instance, RowSnapshot? former, bool isKnown)
        => former?.Holds(relation, target) != true && (isKnown || !ForeignKeyValues.HasLeft(target, relation.ForeignKey, instance));

    /// <summary>Whether a target is still in a relation of an instance although it now references another one.</summary>
    /// <param name="target">The target.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="instance">The instance with the relation.</param>
    /// <param name="twin">
    ///     The instance with which a context tracks the row of the target, if that is another one. Its foreign key is that of the row.
    /// </param>
    public static bool IsLeftBehind(object target, INavigation relation, object instance, object? twin = null)
        => !ForeignKeyValues.PointsTo(twin ?? target, relation.ForeignKey, instance)
            && !AssignedRelations.Holds(instance, relation)
            && RowSnapshots.Find(instance) is var former
            && !IsMoved(target, relation, instance, former, isKnown: former is { IsStale: false });

    private static void DropMoved(DbContext context, object instance, INavigation relation, SaveRollback undo)
    {
        var targets = MemberAccess.Targets(relation, instance);
        var stale = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var target in targets)
        {
            if (!ReferenceEquals(target, instance) && !InstanceTracking.IsTrackedBy(target, context))
                continue;
            if (IsLeftBehind(target, relation, instance))
                stale.Add(target);
            else if (!ForeignKeyValues.PointsTo(target, relation.ForeignKey, instance))
                Point(QuietEntries.Of(context, target), relation, instance, undo);
        }

        if (stale.Count > 0)
            MemberAccess.Restore(relation, instance, [.. targets.Where(target => !stale.Contains(target))]);
    }

    /// <summary>EF treats the foreign keys of tracked instances as those of the rows, once it tracks both ends.</summary>
    private static void Point(EntityEntry target, INavigation relation, object instance, SaveRollback undo)
    {
        undo.Capture(target);
        ForeignKeyValues.Point(target, relation.ForeignKey, instance);
    }
}
