using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>One tracked entity as it was.</summary>
internal sealed class TrackedEntrySnapshot
{
    private readonly EntityEntry entry;
    private readonly EntityState state;
    private readonly EntryValues current;
    private readonly EntryValues original;
    private readonly List<IProperty> modified;
    private readonly Dictionary<IProperty, object?> temporary;
    private readonly Dictionary<IProperty, object?> known;
    private readonly List<NavigationSnapshot> navigations;

    public TrackedEntrySnapshot(EntityEntry entry)
    {
        this.entry = entry;
        state = entry.State;
        current = EntryValues.Current(entry);
        original = EntryValues.Original(entry);
        var properties = entry.Properties.ToList();
        modified = [.. properties.Where(property => property.IsModified).Select(property => property.Metadata)];
        temporary = properties.Where(property => property.IsTemporary).ToDictionary(property => property.Metadata, BelowTemporary);
        foreach (var (property, value) in temporary)
            current.Values[property] = value;
        known = EntityTypeLayout.Of(entry.Metadata).ForeignKeys.ToDictionary(property => property, property => ChangeTrackerAccess.Known(entry, property));
        navigations = [.. entry.Navigations
            .Where(navigation => !navigation.Metadata.IsShadowProperty())
            .Select(navigation => new NavigationSnapshot(navigation))];
    }

    public object Entity => entry.Entity;

    public bool IsTracked => entry.State != EntityState.Detached;

    /// <summary>Whether it links the two ends of a many-to-many relation.</summary>
    public bool IsJoin => entry.Metadata.GetForeignKeys().Any(key => key.GetReferencingSkipNavigations().Any());

    /// <summary>Whether EF adds it by itself, as soon as both ends of the relation are tracked.</summary>
    public bool ComesByItself => WasAdded && IsJoin && entry.Metadata.IsPropertyBag;

    /// <summary>An owned member that was replaced: its key is that of the new one, so it cannot come back beside it.</summary>
    private bool StaysDeleted => GivesWay && entry.State == EntityState.Deleted;

    private bool WasAdded => state == EntityState.Added;

    /// <summary>Whether it was an owned member that is to go, beside which another may stand in its place.</summary>
    public bool GivesWay => state == EntityState.Deleted && entry.Metadata.IsOwned();

    /// <summary>
    ///     Lets go of what cannot go back as it is tracked: what was to be added begins anew, and EF has no original values of members that were null.
    /// </summary>
    public void LetGo()
    {
        if (StaysDeleted)
            return;
        if (WasAdded || HasOptional)
            ChangeTrackerAccess.Detach(entry);
        else if (IsTracked)
            ResetTemporary();
    }

    /// <summary>Tracks the entity again, with the key that it had.</summary>
    public void Track()
    {
        if (StaysDeleted)
            return;
        if (!IsTracked)
            current.SetCurrent(entry);
        entry.State = WasAdded ? EntityState.Added : EntityState.Unchanged;
        if (GivesWay)
            entry.State = EntityState.Deleted;
    }

    /// <summary>Original values first: an entity that becomes unchanged goes back to them, and then only what differs counts as changed.</summary>
    public void RestoreValues()
    {
        if (WasAdded || StaysDeleted)
            return;
        if (HasOptional)
        {
            original.TrackAsOriginal(entry, current);
            return;
        }

        entry.OriginalValues.SetValues(original.Values);
        entry.State = EntityState.Unchanged;
        entry.State = EntityState.Modified; // and back: clears the marks that the way to the original values has left
        entry.State = EntityState.Unchanged;
        current.SetCurrent(entry);
    }

    /// <summary>Temporary foreign keys follow: they are those of the entities in the navigations.</summary>
    public void RestoreNavigations() => navigations.ForEach(navigation => navigation.Restore());

    /// <summary>What was put into a foreign key or an owned member, and not looked at.</summary>
    public void RestorePending()
    {
        if (!IsTracked)
            return;
        foreach (var (property, value) in known)
            ChangeTrackerAccess.TakeForKnown(entry, property, value);
        navigations.ForEach(navigation => navigation.RestorePending());
    }

    public void RestoreState()
    {
        if (!WasAdded)
        {
            if (state != EntityState.Deleted && entry.State == EntityState.Deleted)
                Revive();
            RestoreForeignKeys();
        }

        foreach (var property in modified)
            entry.Property(property).IsModified = true;
        if (state == EntityState.Deleted)
            entry.State = EntityState.Deleted;
    }

    /// <summary>EF deletes what needs a parent, once a navigation goes back to none, although its foreign key may refer to one that is not tracked.</summary>
    private void Revive()
    {
        entry.State = EntityState.Unchanged;
        current.SetCurrent(entry);
    }

    /// <summary>
    ///     A navigation that goes back to null takes its foreign key along, which may refer to a row that is not tracked, or leaves the mark of a change that
    ///     was none.
    /// </summary>
    private void RestoreForeignKeys()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).ForeignKeys)
        {
            if (temporary.ContainsKey(property) || property.IsKey())
                continue;
            var column = entry.Property(property);
            if (property.GetValueComparer().Equals(column.CurrentValue, current.Values[property]))
            {
                column.IsModified &= modified.Contains(property) || !property.GetValueComparer().Equals(column.CurrentValue, original.Values[property]);
                continue;
            }

            column.CurrentValue = current.Values[property];
            if (!column.IsModified || modified.Contains(property))
                continue;
            column.IsModified = false; // this takes the value back, too
            if (property.IsShadowProperty())
                column.CurrentValue = current.Values[property];
            else
                MemberAccess.Put(property, entry.Entity, current.Values[property]); // as it was set: EF finds it when it looks for changes
        }
    }

    /// <summary>EF would write a temporary value into an entity that becomes unchanged.</summary>
    private void ResetTemporary()
    {
        foreach (var (property, value) in temporary)
            entry.Property(property).CurrentValue = value;
    }

    private bool HasOptional => EntryValues.HaveOptional(entry);

    /// <summary>A temporary value lives in the tracker; below it, the entity has the value of a key not yet set.</summary>
    private static object? BelowTemporary(PropertyEntry property)
        => property.Metadata.IsShadowProperty() ? null : property.Metadata.GetGetter().GetClrValue(property.EntityEntry.Entity);
}
