using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     What an instance still holds from before, although the foreign keys have changed since. EF would write the foreign keys of what it tracks anew,
///     going by what lies in memory.
/// </summary>
internal static class StaleRelationTargets
{
    /// <summary>Takes it out of an instance that is about to be tracked. What was moved to the instance refers to it from now on.</summary>
    public static void Drop(DbContext context, EntityEntry entry, SaveRollback undo)
    {
        var isFirst = ChangeTrackerAccess.IsEmpty(context);
        var former = RowSnapshots.Find(entry.Entity);
        if (!isFirst)
        {
            Leave(context, entry, former, undo);
            ChangeTrackerAccess.ForgetFormerReferrers(context, entry.Entity);
        }

        foreach (var relation in EntityTypeLayout.Of(entry.Metadata).Relations.OfType<INavigation>())
        {
            if (isFirst && !relation.TargetEntityType.IsAssignableFrom(entry.Metadata))
                continue; // nothing that it holds is tracked, but itself
            if (relation.IsOnDependent)
                DropReference(entry.Entity, relation, former);
            else
                DropMoved(context, entry.Entity, relation, undo);
        }
    }

    /// <summary>
    ///     Takes an instance whose foreign key was changed, or that was moved, out of the collections of tracked instances that it left, unless it was put
    ///     there since EF looked.
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

    /// <summary>Takes out of an instance whose row was read what its foreign keys do not point to. A row that refers to itself does so again.</summary>
    public static void DropReferences(object instance, IEntityType type)
    {
        foreach (var reference in EntityTypeLayout.Of(type).Relations.OfType<INavigation>().Where(relation => relation.IsOnDependent))
        {
            var target = MemberAccess.Get(reference, instance);
            if (target is not null && !ForeignKeyValues.PointsTo(instance, reference.ForeignKey, target))
                MemberAccess.Set(reference, instance, null);
            else if (target is null && IsOwn(instance, reference))
                MemberAccess.Set(reference, instance, instance);
        }
    }

    /// <summary>Whether a reference is known to hold the instance itself, to which the foreign key points.</summary>
    private static bool IsOwn(object instance, INavigation reference)
        => ReferenceEquals(RowSnapshots.Find(instance)?.Reference(reference), instance)
            && ForeignKeyValues.PointsTo(instance, reference.ForeignKey, instance);

    /// <summary>Where a foreign key was changed and its reference was not, the reference is out of date.</summary>
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
    ///     As <see cref="DropReference" />, of all that a context tracks, where the reference holds what it does not track: EF would have the foreign key go
    ///     back as soon as it does.
    /// </summary>
    public static void DropReferences(DbContext context)
    {
        foreach (var entry in ChangeTrackerAccess.Modified(context))
        {
            foreach (var reference in EntityTypeLayout.Of(entry.Metadata).Relations.OfType<INavigation>().Where(relation => relation.IsOnDependent))
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
    ///     Whether a target that refers to another row was put into a relation since the last save. One that was there before is no change, and neither is
    ///     one that has left, where the former content is not known.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="instance">What holds it.</param>
    /// <param name="former">What is remembered of that.</param>
    /// <param name="isKnown">Whether that is all that it held, as no other context has taken it since.</param>
    public static bool IsMoved(object target, INavigation relation, object instance, RowSnapshot? former, bool isKnown)
        => former?.Holds(relation, target) != true && (isKnown || !ForeignKeyValues.HasLeft(target, relation.ForeignKey, instance));

    /// <summary>Whether a target merely lies in a relation of an instance, as it refers to another one by now.</summary>
    /// <param name="target">What lies there.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="instance">What holds the target.</param>
    /// <param name="twin">The instance by which a context tracks the row of the target, where that is another one; its foreign key is that of the row.</param>
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

    /// <summary>EF takes the foreign keys of what it tracks already for those of the rows, once it tracks both.</summary>
    private static void Point(EntityEntry target, INavigation relation, object instance, SaveRollback undo)
    {
        undo.Capture(target);
        ForeignKeyValues.Point(target, relation.ForeignKey, instance);
    }
}
