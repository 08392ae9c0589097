using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The relations of tracked instances to which EF adds an instance when it tracks it.</summary>
internal static class InverseRelations
{
    /// <summary>The relations that do not contain the instance yet.</summary>
    public static IEnumerable<(INavigationBase Relation, object Holder)> Without(DbContext context, EntityEntry entry)
    {
        foreach (var foreignKey in entry.Metadata.GetForeignKeys())
        {
            if (foreignKey.PrincipalToDependent is { IsCollection: true } collection
                && !collection.IsShadowProperty()
                && ChangeTrackerAccess.Find(
                    context,
                    foreignKey.PrincipalKey,
                    InstanceKeyValues.Values(entry.Entity, foreignKey.Properties)) is { } principal
                && !MemberAccess.Holds(collection, principal, entry.Entity))
            {
                yield return (collection, principal);
            }
        }

        foreach (var foreignKey in entry.Metadata.GetReferencingForeignKeys())
        {
            if (foreignKey is not { IsOwnership: false, DependentToPrincipal: { } reference } || reference.IsShadowProperty())
                continue;
            foreach (var dependent in ChangeTrackerAccess.Dependents(context, entry, foreignKey))
            {
                if (!MemberAccess.Holds(reference, dependent, entry.Entity))
                    yield return (reference, dependent);
            }
        }

        foreach (var relation in EntityTypeLayout.Of(entry.Metadata).Links)
        {
            if (relation.Inverse.IsShadowProperty())
                continue;
            foreach (var target in MemberAccess.Targets(relation, entry.Entity))
            {
                if (InstanceTracking.IsTrackedBy(target, context) && !MemberAccess.Holds(relation.Inverse, target, entry.Entity))
                    yield return (relation.Inverse, target);
            }
        }
    }

    /// <summary>The relations that still contain the instance, because its foreign key referenced them before it was changed.</summary>
    public static IEnumerable<(INavigation Relation, object Holder)> Left(DbContext context, EntityEntry entry, RowSnapshot former)
    {
        foreach (var foreignKey in entry.Metadata.GetForeignKeys())
        {
            if (foreignKey.PrincipalToDependent is { } collection
                && !collection.IsShadowProperty()
                && ChangeTrackerAccess.Find(context, foreignKey.PrincipalKey, former.Values(foreignKey.Properties)) is { } principal
                && !ForeignKeyValues.PointsTo(entry.Entity, foreignKey, principal)
                && MemberAccess.Holds(collection, principal, entry.Entity))
            {
                yield return (collection, principal);
            }
        }
    }

    /// <summary>
    ///     Adds to a tracked instance its tracked dependents that reference another instance of its row. EF uses this content when it
    ///     deletes the instance.
    /// </summary>
    public static void Complete(DbContext context, EntityEntry entry, SaveRollback undo)
    {
        foreach (var foreignKey in entry.Metadata.GetReferencingForeignKeys())
        {
            if (foreignKey is not { IsOwnership: false, DependentToPrincipal: { } reference } || reference.IsShadowProperty())
                continue;
            var dependents = ChangeTrackerAccess.Dependents(context, entry, foreignKey);
            foreach (var dependent in dependents.Where(other => HoldsAnother(reference, other, entry.Entity)))
            {
                MemberAccess.Set(reference, dependent, entry.Entity);
                ChangeTrackerAccess.TakeForKnown(QuietEntries.Of(context, dependent).Navigation(reference), [entry.Entity]);
                if (foreignKey.PrincipalToDependent is not { } relation || relation.IsShadowProperty())
                    continue;
                undo.CaptureInverse(relation, entry.Entity, dependent, isHeld: false);
                SetKnown(entry, relation, dependent, isHeld: true);
            }
        }
    }

    private static bool HoldsAnother(INavigation reference, object dependent, object principal)
        => MemberAccess.Get(reference, dependent) is { } held && !ReferenceEquals(held, principal);

    /// <summary>Like <see cref="Set" />, but EF does not detect it as a change.</summary>
    public static void SetKnown(EntityEntry holder, INavigationBase relation, object instance, bool isHeld)
    {
        Set(relation, holder.Entity, instance, isHeld);
        if (relation.IsCollection)
            ChangeTrackerAccess.TakeForKnown(holder, relation, instance, isHeld);
        else
            ChangeTrackerAccess.TakeHeldForKnown(holder, [relation]);
    }

    /// <summary>Adds the instance to a collection or reference, or removes it.</summary>
    public static void Set(INavigationBase collection, object holder, object instance, bool isHeld)
    {
        if (MemberAccess.Holds(collection, holder, instance) == isHeld)
            return;
        if (!collection.IsCollection)
            MemberAccess.Set(collection, holder, isHeld ? instance : null);
        else if (isHeld)
            collection.GetCollectionAccessor()!.Add(holder, instance, forMaterialization: false); // a collection of a class has an accessor
        else
            collection.GetCollectionAccessor()!.Remove(holder, instance); // as above
    }
}
