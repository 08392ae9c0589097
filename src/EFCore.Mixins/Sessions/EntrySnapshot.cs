using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>One tracked entity as it was.</summary>
internal sealed class EntrySnapshot
{
    private readonly EntityEntry entry;
    private readonly EntityState state;
    private readonly PropertyValues current;
    private readonly PropertyValues original;
    private readonly List<IProperty> modified;
    private readonly Dictionary<IProperty, object?> temporary;
    private readonly List<NavigationSnapshot> navigations;

    public EntrySnapshot(EntityEntry entry)
    {
        this.entry = entry;
        state = entry.State;
        current = entry.CurrentValues.Clone();
        original = entry.OriginalValues.Clone();
        var properties = entry.Properties.ToList();
        modified = [.. properties.Where(property => property.IsModified).Select(property => property.Metadata)];
        temporary = properties.Where(property => property.IsTemporary).ToDictionary(property => property.Metadata, BelowTemporary);
        navigations = [.. entry.Navigations.Where(navigation => !navigation.Metadata.IsShadowProperty()).Select(navigation => new NavigationSnapshot(navigation))];
    }

    public object Entity => entry.Entity;

    public bool IsTracked => entry.State != EntityState.Detached;

    private bool WasAdded => state == EntityState.Added;

    /// <summary>Tracks the entity again. One that was to be added begins anew, with the key that it had.</summary>
    public void Track()
    {
        if (WasAdded)
            entry.State = EntityState.Detached;
        if (!IsTracked)
            SetCurrent(property => temporary[property]);
        entry.State = WasAdded ? EntityState.Added : EntityState.Unchanged;
    }

    public void RestoreNavigations() => navigations.ForEach(navigation => navigation.Restore());

    /// <summary>Temporary foreign keys stay: they follow the key that the principal has now.</summary>
    public void RestoreValues()
    {
        if (WasAdded)
            return;
        SetCurrent(property => entry.Property(property).CurrentValue);
        entry.OriginalValues.SetValues(original);
    }

    public void RestoreState()
    {
        foreach (var property in modified)
            entry.Property(property).IsModified = true;
        if (state == EntityState.Deleted)
            entry.State = EntityState.Deleted;
    }

    /// <summary>A temporary value lives in the tracker; below it, the entity has the value of a key not yet set.</summary>
    private static object? BelowTemporary(PropertyEntry property)
        => property.Metadata.IsShadowProperty() ? null : property.Metadata.GetGetter().GetClrValue(property.EntityEntry.Entity);

    private void SetCurrent(Func<IProperty, object?> valueOfTemporary)
    {
        foreach (var property in temporary.Keys)
            current[property] = valueOfTemporary(property);
        entry.CurrentValues.SetValues(current);
    }
}
