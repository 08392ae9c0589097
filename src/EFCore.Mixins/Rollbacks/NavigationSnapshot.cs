using System.Collections;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The content of a navigation of an entity.</summary>
internal sealed class NavigationSnapshot
{
    private readonly NavigationEntry navigation;
    private readonly bool isLoaded;
    private readonly object? value;
    private readonly List<object> members;
    private readonly IReadOnlyList<object> known;
    private readonly object? trackedValue;
    private readonly bool isPending;
    private readonly bool hasKey;

    /// <param name="navigation">The navigation.</param>
    /// <param name="except">An instance that it did not contain before; null if there is none.</param>
    public NavigationSnapshot(NavigationEntry navigation, object? except)
    {
        this.navigation = navigation;
        isLoaded = navigation.IsLoaded;
        value = except is not null && ReferenceEquals(navigation.CurrentValue, except) ? null : navigation.CurrentValue;
        members = [.. Without(Members(), except)];
        known = [.. Without(ChangeTrackerAccess.Known(navigation), except)];
        hasKey = navigation.Metadata is INavigation { IsOnDependent: true, ForeignKey: var key } && key.Properties.All(IsUnchanged);
        if (navigation.Metadata is not INavigation { IsCollection: false, ForeignKey.IsOwnership: true, IsOnDependent: false } owned)
            return;
        trackedValue = TrackedOwned(owned);
        isPending = !ReferenceEquals(value, trackedValue);
    }

    public void Restore()
    {
        if (navigation.Metadata.GetCollectionAccessor() is { } collection)
            RestoreMembers(collection, navigation.EntityEntry.Entity);
        else if (isPending)
            Put(trackedValue);
        else if (value is null ? hasKey : !InstanceTracking.IsTrackedBy(value, navigation.EntityEntry.Context))
            Put(value); // EF would change the foreign key, or track the target and treat its values as the row
        else if (!ReferenceEquals(navigation.CurrentValue, value) && !HasTwin())
            navigation.CurrentValue = value;
        ChangeTrackerAccess.TakeForKnown(navigation, known); // EF would detect the restored value as a change
        if (isLoaded || navigation.Metadata.IsCollection || navigation.CurrentValue is null)
            navigation.IsLoaded = isLoaded; // EF treats a reference that is set as loaded
    }

    /// <summary>Restores an owned member that was set and that EF has not detected yet.</summary>
    public void RestorePending()
    {
        if (!isPending)
            return;
        // EF has detected it meanwhile, and must detect it again
        ChangeTrackerAccess.TakeForKnown(navigation, trackedValue is null ? [] : [trackedValue]);
        Put(value);
    }

    /// <summary>Sets the reference without EF.</summary>
    private void Put(object? target)
        => MemberAccess.Restore(navigation.Metadata, navigation.EntityEntry.Entity, target is null ? [] : [target]);

    private object? TrackedOwned(INavigation owned)
    {
        var (key, foreignKey) = (InstanceKeyValues.Of(owned.TargetEntityType), owned.ForeignKey);
        if (!key.Properties.SequenceEqual(foreignKey.Properties))
            return value;
        var entry = navigation.EntityEntry;
        object?[] values = [.. foreignKey.PrincipalKey.Properties.Select(property => entry.Property(property).CurrentValue)];
        return Array.TrueForAll(values, part => part is not null) ? ChangeTrackerAccess.Find(entry.Context, key, values) : value;
    }

    /// <summary>Whether a foreign key still has the value of the row, so that the reference does not change it.</summary>
    private bool IsUnchanged(IProperty property)
        => navigation.EntityEntry.Property(property) is var column
            && property.GetValueComparer().Equals(column.CurrentValue, column.OriginalValue);

    /// <summary>Whether the context now tracks the row of the former value with another instance, which EF references.</summary>
    private bool HasTwin()
        => value is not null
            && navigation.Metadata.TargetEntityType is var type
            && !type.IsOwned()
            && TrackedTwinFinder.Of(navigation.EntityEntry.Context, type, value) is not null;

    private void RestoreMembers(IClrCollectionAccessor collection, object entity)
    {
        var present = Members();
        foreach (var extra in present.Except(members, ReferenceEqualityComparer.Instance))
            collection.Remove(entity, extra!); // members of a list of entities
        foreach (var missing in members.Except(present, ReferenceEqualityComparer.Instance))
            collection.Add(entity, missing!, forMaterialization: false); // as above
    }

    private static IEnumerable<object> Without(IEnumerable<object> targets, object? except)
        => except is null ? targets : targets.Where(target => !ReferenceEquals(target, except));

    private List<object> Members()
        => navigation.Metadata.IsCollection && navigation.CurrentValue is IEnumerable collection ? [.. collection.Cast<object>()] : [];
}
