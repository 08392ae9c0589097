using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>An instance, its relations and its place in the tracker as they were before a call.</summary>
internal sealed class Captured
{
    private readonly EntityEntry entry;
    private readonly EntityState state;
    private readonly PropertyValues values;
    private readonly HashSet<string> modified;
    private readonly (INavigationBase Relation, IReadOnlyList<object> Targets)[] related;
    private readonly TrackingLease? taker;
    private readonly HashSet<string>? assigned;

    public Captured(EntityEntry entry)
    {
        this.entry = entry;
        state = entry.State;
        values = entry.CurrentValues.Clone();
        modified = state == EntityState.Modified
            ? [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)]
            : [];
        related = Array.ConvertAll(
            EntityShape.Of(entry.Metadata).Navigations,
            relation => (relation, MemberValues.Targets(relation, entry.Entity)));
        var record = InstanceRecords.Find(entry.Entity);
        (taker, assigned) = (record?.Row?.TakenBy, record?.Notes?.AssignedRelations);
    }

    public object Instance => entry.Entity;

    /// <summary>Gives the instance its former relations and values.</summary>
    public void RestoreInstance()
    {
        foreach (var (relation, targets) in related)
            MemberValues.Restore(relation, entry.Entity, targets);
        KeepShadowKey();
        ComplexValues.Separate(entry.Metadata, entry.Entity);
        entry.CurrentValues.SetValues(values);
        InstanceMemory.Find(entry.Entity)?.TakenBy = taker;
        InstanceRecords.NotesOf(entry.Entity)?.AssignedRelations = assigned;
    }

    /// <summary>The key of an owned member is its owner's: the instance knows nothing of it, and EF lets nobody change it.</summary>
    private void KeepShadowKey()
    {
        foreach (var property in EntityShape.Of(entry.Metadata).Shadows.Where(property => property.IsPrimaryKey()))
            values[property] = entry.CurrentValues[property];
    }

    /// <summary>Gives a tracked instance its former state and modified columns.</summary>
    public void RestoreState()
    {
        if (state == EntityState.Detached)
            return;
        entry.DetectChanges();
        if (entry.State != state)
            entry.State = state;
        if (state != EntityState.Modified)
            return;
        foreach (var property in entry.Properties)
        {
            if (property.IsModified != modified.Contains(property.Metadata.Name))
                property.IsModified = !property.IsModified;
        }
    }
}
