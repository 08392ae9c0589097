using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>What a navigation of an entity held.</summary>
internal sealed class NavigationSnapshot
{
    private readonly NavigationEntry navigation;
    private readonly bool isLoaded;
    private readonly object? value;
    private readonly List<object> members;

    public NavigationSnapshot(NavigationEntry navigation)
    {
        this.navigation = navigation;
        isLoaded = navigation.IsLoaded;
        value = navigation.CurrentValue;
        members = Members();
    }

    public void Restore()
    {
        if (navigation.Metadata.GetCollectionAccessor() is { } collection)
            RestoreMembers(collection, navigation.EntityEntry.Entity);
        else if (!ReferenceEquals(navigation.CurrentValue, value))
            navigation.CurrentValue = value;
        navigation.IsLoaded = isLoaded;
    }

    private void RestoreMembers(IClrCollectionAccessor collection, object entity)
    {
        var present = Members();
        foreach (var extra in present.Except(members, ReferenceEqualityComparer.Instance))
            collection.Remove(entity, extra!); // members of a list of entities
        foreach (var missing in members.Except(present, ReferenceEqualityComparer.Instance))
            collection.Add(entity, missing!, forMaterialization: false); // as above
    }

    private List<object> Members()
        => navigation.Metadata.IsCollection && navigation.CurrentValue is IEnumerable collection ? [.. collection.Cast<object>()] : [];
}
