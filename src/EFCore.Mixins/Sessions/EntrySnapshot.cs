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
        foreach (var (property, value) in temporary)
            current[property] = value;
        navigations = [.. entry.Navigations.Where(navigation => !navigation.Metadata.IsShadowProperty()).Select(navigation => new NavigationSnapshot(navigation))];
    }

    public object Entity => entry.Entity;

    public bool IsTracked => entry.State != EntityState.Detached;

    /// <summary>Whether it links the two ends of a many-to-many relation.</summary>
    public bool IsJoin => entry.Metadata.GetForeignKeys().Any(key => key.GetReferencingSkipNavigations().Any());

    /// <summary>Whether EF adds it by itself, as soon as both ends of the relation are tracked.</summary>
    public bool ComesByItself => WasAdded && IsJoin && entry.Metadata.IsPropertyBag;

    private bool WasAdded => state == EntityState.Added;

    /// <summary>Tracks the entity again. One that was to be added begins anew, with the key that it had.</summary>
    public void Track()
    {
        if (WasAdded)
            entry.State = EntityState.Detached;
        else if (IsTracked)
            ResetTemporary();
        if (!IsTracked)
            SetCurrent();
        entry.State = WasAdded ? EntityState.Added : EntityState.Unchanged;
    }

    /// <summary>Original values first: an entity that becomes unchanged goes back to them, and then only what differs counts as changed.</summary>
    public void RestoreValues()
    {
        if (WasAdded)
            return;
        entry.OriginalValues.SetValues(original);
        entry.State = EntityState.Unchanged;
        entry.State = EntityState.Modified; // and back: clears the marks that the way to the original values has left
        entry.State = EntityState.Unchanged;
        SetCurrent();
    }

    /// <summary>Temporary foreign keys follow: they are those of the entities in the navigations.</summary>
    public void RestoreNavigations() => navigations.ForEach(navigation => navigation.Restore());

    public void RestoreState()
    {
        foreach (var property in modified)
            entry.Property(property).IsModified = true;
        if (state == EntityState.Deleted)
            entry.State = EntityState.Deleted;
    }

    /// <summary>EF would write a temporary value into an entity that becomes unchanged.</summary>
    private void ResetTemporary()
    {
        foreach (var (property, value) in temporary)
            entry.Property(property).CurrentValue = value;
    }

    private void SetCurrent() => entry.CurrentValues.SetValues(current);

    /// <summary>A temporary value lives in the tracker; below it, the entity has the value of a key not yet set.</summary>
    private static object? BelowTemporary(PropertyEntry property)
        => property.Metadata.IsShadowProperty() ? null : property.Metadata.GetGetter().GetClrValue(property.EntityEntry.Entity);
}
