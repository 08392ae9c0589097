using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // EF looks up a tracked instance by its key only in 'FindAsync', which builds a query each time

namespace EFCore.Mixins.Instances;

/// <summary>Reads the tracked instances of a context.</summary>
internal static class ChangeTrackerAccess
{
    /// <summary>Whether the context tracks nothing.</summary>
    public static bool IsEmpty(DbContext context) => ((IDbContextDependencies)context).StateManager.Count == 0;

    /// <summary>The modified rows, as far as EF has detected changes.</summary>
    public static IReadOnlyList<EntityEntry> Modified(DbContext context)
        => ((IDbContextDependencies)context).StateManager is var tracker && tracker.GetCountForState(modified: true) == 0 ? []
            : [.. tracker.GetEntriesForState(modified: true).Select(entry => new EntityEntry(entry))];

    /// <summary>The tracked dependents of a row, and of the rows that are deleted with it.</summary>
    public static IEnumerable<EntityEntry> Dependents(DbContext context, EntityEntry entry)
        => ((IDbContextDependencies)context).StateManager is var tracker && tracker.TryGetEntry(entry.Entity) is { } principal
            ? Dependents(tracker, principal)
            : [];

    /// <summary>The tracked dependents of an entity by a foreign key. The entity itself need not be tracked.</summary>
    public static List<object> Dependents(DbContext context, EntityEntry entry, IForeignKey foreignKey)
    {
        ((IRuntimeKey)foreignKey.PrincipalKey).GetIdentityMapFactory(); // creates EF's map for dependents, if no principal was tracked yet
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
                if (foreignKey.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.ClientCascade)
                    || ReferenceEquals(dependent, principal))
                {
                    continue;
                }

                foreach (var further in Dependents(tracker, dependent))
                    yield return further;
            }
        }
    }

    /// <summary>The tracked instance with the key, in any state; null if there is none, for example for an incomplete key.</summary>
    public static object? Find(DbContext context, IKey key, object?[] values) => Row(context, key, values)?.Entity;

    /// <summary>Whether the change tracker has the values of an owned member in the row of its owner.</summary>
    /// <param name="context">The context.</param>
    /// <param name="owner">The owner, which the context tracks.</param>
    /// <param name="owned">The owned member.</param>
    /// <param name="part">The owned instance; null if the row has none.</param>
    public static bool TrySavedPart(DbContext context, object owner, INavigation owned, out object? part)
    {
        part = null;
        var (key, foreignKey) = (InstanceKeyValues.Of(owned.TargetEntityType), owned.ForeignKey);
        if (!key.Properties.SequenceEqual(foreignKey.Properties))
            return false;
        var entry = Row(
            context,
            key,
            [.. foreignKey.PrincipalKey.Properties.Select(property => QuietEntries.Of(context, owner).Property(property).CurrentValue)]);
        part = (entry is { EntityState: EntityState.Added } ? entry.SharedIdentityEntry : entry)?.Entity;
        return true;
    }

    /// <summary>Like <see cref="Find"/>, but returns the entry.</summary>
    public static EntityEntry? Entry(DbContext context, IKey key, object?[] values)
        => Row(context, key, values) is { } entry ? new EntityEntry(entry) : null;

    /// <summary>
    ///     The tracked instances that reference an instance that EF did not track, with the relation in which it is a dependent.
    /// </summary>
    public static IEnumerable<(INavigation Relation, object Holder)> Referrers(DbContext context, object instance)
    {
        foreach (var (navigation, referrer) in ((IDbContextDependencies)context).StateManager.GetRecordedReferrers(instance, clear: false))
        {
            if (navigation is INavigation { IsOnDependent: false } relation
                && !relation.IsShadowProperty()
                && MemberAccess.Holds(relation, referrer.Entity, instance))
            {
                yield return (relation, referrer.Entity);
            }
        }
    }

    /// <summary>
    ///     Removes EF's information that tracked instances referenced an untracked one, if they no longer do. EF would restore the
    ///     references as soon as it tracks that instance.
    /// </summary>
    public static void ForgetFormerReferrers(DbContext context, object instance)
    {
        var tracker = ((IDbContextDependencies)context).StateManager;
        foreach (var (navigation, referrer) in tracker.GetRecordedReferrers(instance, clear: true).ToList())
        {
            if (navigation.IsShadowProperty() || MemberAccess.Holds(navigation, referrer.Entity, instance))
                tracker.RecordReferencedUntrackedEntity(instance, navigation, referrer);
        }
    }

    /// <summary>
    ///     The content with which EF compares a relation when it detects changes; the current content, if EF has no snapshot.
    /// </summary>
    public static IReadOnlyList<object> Known(NavigationEntry navigation)
        => IsTold(navigation) ? MemberAccess.Targets(navigation.Metadata, navigation.EntityEntry.Entity) : KnownBySnapshot(navigation);

    /// <summary>Whether a collection notifies EF of its changes, so that EF does not compare it with a snapshot.</summary>
    private static bool IsTold(NavigationEntry navigation) => navigation.Metadata.GetRelationshipIndex() < 0;

    private static IReadOnlyList<object> KnownBySnapshot(NavigationEntry navigation)
        => navigation.EntityEntry.GetInfrastructure().GetRelationshipSnapshotValue(navigation.Metadata) switch
        {
            null => [],
            IEnumerable held when navigation.Metadata.IsCollection => [.. held.Cast<object>()],
            var target => [target],
        };

    /// <summary>Sets EF's snapshots of relations to their current content.</summary>
    public static void TakeHeldForKnown(EntityEntry entry, IEnumerable<INavigationBase> relations)
    {
        foreach (var relation in relations)
            TakeForKnown(entry.Navigation(relation), MemberAccess.Targets(relation, entry.Entity));
    }

    /// <summary>The value with which EF compares a foreign key when it detects changes.</summary>
    public static object? Known(EntityEntry entry, IProperty foreignKey)
        => entry.GetInfrastructure().GetRelationshipSnapshotValue(foreignKey);

    /// <summary>Sets EF's snapshot of a foreign key.</summary>
    public static void TakeForKnown(EntityEntry entry, IProperty foreignKey, object? value)
    {
        if (entry.GetInfrastructure() is { HasRelationshipSnapshot: true } row)
            row.SetRelationshipSnapshotValue(foreignKey, value);
    }

    /// <summary>Sets EF's snapshot of a relation.</summary>
    public static void TakeForKnown(NavigationEntry navigation, IReadOnlyList<object> held)
    {
        if (IsTold(navigation) || navigation.EntityEntry.GetInfrastructure() is not { HasRelationshipSnapshot: true } entry)
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

    /// <summary>Sets whether EF's snapshot of a collection contains an instance.</summary>
    public static void TakeForKnown(EntityEntry entry, INavigationBase collection, object instance, bool isHeld)
    {
        if (isHeld)
            entry.GetInfrastructure().AddToCollectionSnapshot(collection, instance);
        else
            entry.GetInfrastructure().RemoveFromCollectionSnapshot(collection, instance);
    }

    /// <summary>Detaches a row without changing its principals and dependents.</summary>
    /// <remarks>
    ///     EF finds dependents by the foreign keys that it has detected, and clears the foreign keys of a deleted row's dependents as soon
    ///     as it detaches the row.
    /// </remarks>
    public static void Detach(EntityEntry entry)
    {
        if (entry.State == EntityState.Detached)
            return;
        var pending = PendingKeys(entry);
        foreach (var (property, _) in pending)
            MemberAccess.Put(property, entry.Entity, Known(entry, property));
        if (entry.State == EntityState.Deleted && !entry.Metadata.IsOwned())
            entry.State = EntityState.Modified; // its values are kept
        entry.State = EntityState.Detached;
        foreach (var (property, value) in pending)
            MemberAccess.Put(property, entry.Entity, value);
    }

    /// <summary>The foreign keys that EF has not detected yet.</summary>
    private static List<(IProperty Property, object? Value)> PendingKeys(EntityEntry entry)
        => [.. EntityTypeLayout.Of(entry.Metadata).ForeignKeys
            .Where(property => !property.IsShadowProperty() && !property.IsKey())
            .Select(property => (property, Value: MemberAccess.Get(property, entry.Entity)))
            .Where(pending => !pending.property.GetValueComparer().Equals(pending.Value, Known(entry, pending.property)))];

    /// <summary>Accepts the values of the instance as those of the row.</summary>
    public static void Accept(EntityEntry entry)
    {
        entry.State = EntityState.Modified; // EF accepts no changes of an unchanged entry
        entry.GetInfrastructure().AcceptChanges();
    }

    private static InternalEntityEntry? Row(DbContext context, IKey key, object?[] values)
        => Array.TrueForAll(values, value => value is not null)
            ? ((IDbContextDependencies)context).StateManager.TryGetEntry(key, values)
            : null;
}
