using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // EF looks a tracked instance up by its key behind 'FindAsync' only, which builds a query each time

namespace EFCore.Mixins.Instances;

/// <summary>Finds what a context tracks.</summary>
internal static class ChangeTrackerAccess
{
    /// <summary>Whether it tracks nothing.</summary>
    public static bool IsEmpty(DbContext context) => ((IDbContextDependencies)context).StateManager.Count == 0;

    /// <summary>The rows that were changed, as far as EF has looked.</summary>
    public static IReadOnlyList<EntityEntry> Modified(DbContext context)
        => ((IDbContextDependencies)context).StateManager is var tracker && tracker.GetCountForState(modified: true) == 0 ? []
            : [.. tracker.GetEntriesForState(modified: true).Select(entry => new EntityEntry(entry))];

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

    /// <summary>Whether the tracker has the values of an owned member in the row of its owner.</summary>
    /// <param name="context">The context.</param>
    /// <param name="owner">The owner, which the context tracks.</param>
    /// <param name="owned">The owned member.</param>
    /// <param name="part">The owned instance that stands for it; null where the row has nothing.</param>
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

    /// <summary>As <see cref="Find"/>, the entry.</summary>
    public static EntityEntry? Entry(DbContext context, IKey key, object?[] values)
        => Row(context, key, values) is { } entry ? new EntityEntry(entry) : null;

    /// <summary>The tracked instances that hold one that EF did not track, by what it is a dependent in.</summary>
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
    ///     Lets EF forget which tracked instances held one that it did not track, where they hold it no more: it would have them refer to it again as soon as
    ///     it tracks it.
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

    /// <summary>What EF compares a relation with when it looks for changes: what it holds now, where EF has nothing else to compare with.</summary>
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

    /// <summary>Has EF compare relations with what they hold now.</summary>
    public static void TakeHeldForKnown(EntityEntry entry, IEnumerable<INavigationBase> relations)
    {
        foreach (var relation in relations)
            TakeForKnown(entry.Navigation(relation), MemberAccess.Targets(relation, entry.Entity));
    }

    /// <summary>What EF compares a foreign key with when it looks for changes.</summary>
    public static object? Known(EntityEntry entry, IProperty foreignKey) => entry.GetInfrastructure().GetRelationshipSnapshotValue(foreignKey);

    /// <summary>Has EF compare a foreign key with this.</summary>
    public static void TakeForKnown(EntityEntry entry, IProperty foreignKey, object? value)
    {
        if (entry.GetInfrastructure() is { HasRelationshipSnapshot: true } row)
            row.SetRelationshipSnapshotValue(foreignKey, value);
    }

    /// <summary>Has EF compare a relation with this.</summary>
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

    /// <summary>Has EF compare a collection with one that held an instance, or did not.</summary>
    public static void TakeForKnown(EntityEntry entry, INavigationBase collection, object instance, bool isHeld)
    {
        if (isHeld)
            entry.GetInfrastructure().AddToCollectionSnapshot(collection, instance);
        else
            entry.GetInfrastructure().RemoveFromCollectionSnapshot(collection, instance);
    }

    /// <summary>Lets go of a row, and leaves what refers to it, and what it refers to, as it is.</summary>
    /// <remarks>
    ///     EF finds what refers to a row by the foreign keys that it has seen, and takes the foreign keys of what refers to a deleted row away as soon as it
    ///     lets go of it.
    /// </remarks>
    public static void Detach(EntityEntry entry)
    {
        if (entry.State == EntityState.Detached)
            return;
        var pending = PendingKeys(entry);
        foreach (var (property, _) in pending)
            MemberAccess.Put(property, entry.Entity, Known(entry, property));
        if (entry.State == EntityState.Deleted && !entry.Metadata.IsOwned())
            entry.State = EntityState.Modified; // and keeps its values
        entry.State = EntityState.Detached;
        foreach (var (property, value) in pending)
            MemberAccess.Put(property, entry.Entity, value);
    }

    /// <summary>The foreign keys that EF has not seen yet.</summary>
    private static List<(IProperty Property, object? Value)> PendingKeys(EntityEntry entry)
        => [.. EntityTypeLayout.Of(entry.Metadata).ForeignKeys
            .Where(property => !property.IsShadowProperty() && !property.IsKey())
            .Select(property => (property, Value: MemberAccess.Get(property, entry.Entity)))
            .Where(pending => !pending.property.GetValueComparer().Equals(pending.Value, Known(entry, pending.property)))];

    /// <summary>Takes what the instance holds for what the row holds.</summary>
    public static void Accept(EntityEntry entry)
    {
        entry.State = EntityState.Modified; // EF accepts nothing of an unchanged one
        entry.GetInfrastructure().AcceptChanges();
    }

    private static InternalEntityEntry? Row(DbContext context, IKey key, object?[] values)
        => Array.TrueForAll(values, value => value is not null) ? ((IDbContextDependencies)context).StateManager.TryGetEntry(key, values) : null;
}
