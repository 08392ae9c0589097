using System.Collections;
using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // EF looks a tracked instance up by its key behind 'FindAsync' only, which builds a query each time

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Finds what a context tracks.</summary>
internal static class TrackedRows
{
    /// <summary>Whether it tracks nothing.</summary>
    public static bool IsEmpty(DbContext context) => ((IDbContextDependencies)context).StateManager.Count == 0;

    /// <summary>The tracked rows that refer to one, and those that refer to what goes with it when it is deleted.</summary>
    public static IEnumerable<EntityEntry> Dependents(DbContext context, EntityEntry entry)
        => ((IDbContextDependencies)context).StateManager is var tracker && tracker.TryGetEntry(entry.Entity) is { } principal
            ? Dependents(tracker, principal)
            : [];

    /// <summary>The tracked instances that refer to an entity by a foreign key, whether that one is tracked or not.</summary>
    public static List<object> Dependents(DbContext context, EntityEntry entry, IForeignKey foreignKey)
    {
        ((IRuntimeKey)foreignKey.PrincipalKey).GetIdentityMapFactory(); // makes what EF looks dependents up with, which is there once a principal was tracked
        var dependents = ((IDbContextDependencies)context).StateManager.GetDependents(entry.GetInfrastructure(), foreignKey);
        return [.. dependents.OfType<InternalEntityEntry>().Select(dependent => dependent.Entity)];
    }

    private static IEnumerable<EntityEntry> Dependents(IStateManager tracker, InternalEntityEntry principal)
    {
        foreach (var foreignKey in principal.EntityType.GetReferencingForeignKeys().Where(key => !key.IsOwnership))
        {
            foreach (var dependent in tracker.GetDependents(principal, foreignKey).OfType<InternalEntityEntry>().ToList())
            {
                yield return new EntityEntry(dependent);
                if (foreignKey.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.ClientCascade) || ReferenceEquals(dependent, principal))
                    continue;
                foreach (var further in Dependents(tracker, dependent))
                    yield return further;
            }
        }
    }

    /// <summary>The tracked instance with the key, whatever its state; null where there is none, as for a key without a part.</summary>
    public static object? Find(DbContext context, IKey key, object?[] values) => Row(context, key, values)?.Entity;

    /// <summary>The owned instance that stands for what the row of its owner has; null where it has nothing, or more is needed to tell.</summary>
    public static object? SavedPart(DbContext context, object owner, INavigation owned)
    {
        var (key, foreignKey) = (EntityKeys.Of(owned.TargetEntityType), owned.ForeignKey);
        if (!key.Properties.SequenceEqual(foreignKey.Properties))
            return null;
        var entry = Row(context, key, [.. foreignKey.PrincipalKey.Properties.Select(property => Entries.Of(context, owner).Property(property).CurrentValue)]);
        return (entry is { EntityState: EntityState.Added } ? entry.SharedIdentityEntry : entry)?.Entity;
    }

    /// <summary>As <see cref="Find"/>, the entry.</summary>
    public static EntityEntry? Entry(DbContext context, IKey key, object?[] values)
        => Row(context, key, values) is { } entry ? new EntityEntry(entry) : null;

    /// <summary>
    ///     Lets EF forget which tracked instances held one that it did not track, where they hold it no more: it would have them refer to it again as soon as it tracks it.
    /// </summary>
    public static void ForgetFormerReferrers(DbContext context, object instance)
    {
        var tracker = ((IDbContextDependencies)context).StateManager;
        foreach (var (navigation, referrer) in tracker.GetRecordedReferrers(instance, clear: true).ToList())
        {
            if (navigation.IsShadowProperty() || MemberValues.Holds(navigation, referrer.Entity, instance))
                tracker.RecordReferencedUntrackedEntity(instance, navigation, referrer);
        }
    }

    /// <summary>What EF compares a relation with when it looks for changes.</summary>
    public static IReadOnlyList<object> Known(NavigationEntry navigation)
        => navigation.EntityEntry.GetInfrastructure() is not { HasRelationshipSnapshot: true } entry ? []
            : entry.GetRelationshipSnapshotValue(navigation.Metadata) switch
            {
                null => [],
                IEnumerable held when navigation.Metadata.IsCollection => [.. held.Cast<object>()],
                var target => [target],
            };

    /// <summary>Has EF compare a relation with this.</summary>
    public static void TakeForKnown(NavigationEntry navigation, IReadOnlyList<object> held)
    {
        if (navigation.EntityEntry.GetInfrastructure() is not { HasRelationshipSnapshot: true } entry)
            return;
        if (!navigation.Metadata.IsCollection)
        {
            entry.SetRelationshipSnapshotValue(navigation.Metadata, held is [var target] ? target : null);
            return;
        }

        var present = Known(navigation);
        foreach (var extra in present.Except(held, ReferenceEqualityComparer.Instance))
            entry.RemoveFromCollectionSnapshot(navigation.Metadata, extra!); // an element of a collection
        foreach (var missing in held.Except(present, ReferenceEqualityComparer.Instance))
            entry.AddToCollectionSnapshot(navigation.Metadata, missing!); // as above
    }

    /// <summary>Has EF compare a collection with one that held an instance, or did not.</summary>
    public static void TakeForKnown(EntityEntry entry, INavigationBase collection, object instance, bool isHeld)
    {
        if (isHeld)
            entry.GetInfrastructure().AddToCollectionSnapshot(collection, instance);
        else
            entry.GetInfrastructure().RemoveFromCollectionSnapshot(collection, instance);
    }

    /// <summary>Takes what the instance holds for what the row holds.</summary>
    public static void Accept(EntityEntry entry)
    {
        entry.State = EntityState.Modified; // EF accepts nothing of an unchanged one
        entry.GetInfrastructure().AcceptChanges();
    }

    private static InternalEntityEntry? Row(DbContext context, IKey key, object?[] values)
        => Array.TrueForAll(values, value => value is not null) ? ((IDbContextDependencies)context).StateManager.TryGetEntry(key, values) : null;
}
