using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The state of one tracked entity.</summary>
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
    private readonly InstanceNotesSnapshot notes;

    /// <param name="entry">The tracked entity.</param>
    /// <param name="except">An instance in its relations that was not there before; null if there is none.</param>
    public TrackedEntrySnapshot(EntityEntry entry, object? except = null)
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
        known = EntityTypeLayout.Of(entry.Metadata).ForeignKeys
            .ToDictionary(property => property, property => ChangeTrackerAccess.Known(entry, property));
        navigations = [.. entry.Navigations
            .Where(navigation => !navigation.Metadata.IsShadowProperty())
            .Select(navigation => new NavigationSnapshot(navigation, except))];
        notes = new(entry.Entity);
    }

    public object Entity => entry.Entity;

    public bool IsTracked => entry.State != EntityState.Detached;

    /// <summary>Whether it is a join entity of a many-to-many relation.</summary>
    public bool IsJoin => entry.Metadata.GetForeignKeys().Any(key => key.GetReferencingSkipNavigations().Any());

    /// <summary>Whether EF itself adds it as soon as both ends of the relation are tracked.</summary>
    public bool ComesByItself => WasAdded && IsJoin && entry.Metadata.IsPropertyBag;

    /// <summary>Whether it is a replaced owned member, which cannot be restored because the new one has the same key.</summary>
    private bool StaysDeleted => GivesWay && entry.State == EntityState.Deleted;

    private bool WasAdded => state == EntityState.Added;

    /// <summary>Whether it is an owned member to be deleted, which another one may replace.</summary>
    public bool GivesWay => state == EntityState.Deleted && entry.Metadata.IsOwned();

    /// <summary>
    ///     Detaches entities that cannot be restored while tracked: added ones are added again, and EF has no original values of members
    ///     that were null.
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

    /// <summary>Tracks the entity again with its former key.</summary>
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

    /// <summary>
    ///     Restores original values first. An entity that becomes unchanged is reset to them, and then only differences are changes.
    /// </summary>
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
        entry.State = EntityState.Modified; // and back, which clears the marks of modified columns
        entry.State = EntityState.Unchanged;
        current.SetCurrent(entry);
    }

    /// <summary>Also restores temporary foreign keys, which are set from the entities in the navigations.</summary>
    public void RestoreNavigations() => navigations.ForEach(navigation => navigation.Restore());

    /// <summary>Restores foreign keys and owned members that were set but not detected, and the data recorded for the next save.</summary>
    public void RestorePending()
    {
        notes.Restore();
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

    /// <summary>
    ///     Restores dependents. EF deletes those with a required principal when a navigation is reset to null, even if it is untracked.
    /// </summary>
    private void Revive()
    {
        entry.State = EntityState.Unchanged;
        current.SetCurrent(entry);
    }

    /// <summary>
    ///     Restores foreign keys. A navigation that is reset to null also resets its foreign key, which may reference an untracked row, or
    ///     leaves it marked as modified.
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
                column.IsModified &= modified.Contains(property)
                    || !property.GetValueComparer().Equals(column.CurrentValue, original.Values[property]);
                continue;
            }

            column.CurrentValue = current.Values[property];
            if (!column.IsModified || modified.Contains(property))
                continue;
            column.IsModified = false; // this also resets the value
            if (property.IsShadowProperty())
                column.CurrentValue = current.Values[property];
            else
                MemberAccess.Put(property, entry.Entity, current.Values[property]); // as set before: EF detects it as a change
        }
    }

    /// <summary>EF would write a temporary value into an entity that becomes unchanged.</summary>
    private void ResetTemporary()
    {
        foreach (var (property, value) in temporary)
            entry.Property(property).CurrentValue = value;
    }

    private bool HasOptional => EntryValues.HaveOptional(entry);

    /// <summary>The value of the entity where the change tracker has a temporary value, as for a key that is not set yet.</summary>
    private static object? BelowTemporary(PropertyEntry property)
        => property.Metadata.IsShadowProperty()
            ? property.Metadata.Sentinel
            : property.Metadata.GetGetter().GetClrValue(property.EntityEntry.Entity);
}
