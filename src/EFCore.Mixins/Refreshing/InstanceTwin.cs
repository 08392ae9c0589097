using EFCore.Mixins.Comparing;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // EF's own entry has the values for the snapshot of an instance's row

namespace EFCore.Mixins.Refreshing;

/// <summary>
///     An instance, and the one that the context tracks for the same row. Changes of the first are saved through the second. After that,
///     both have them.
/// </summary>
internal sealed class InstanceTwin
{
    private readonly DbContext context;
    private readonly object instance;
    private readonly EntityEntry entry;

    private InstanceTwin(DbContext context, object instance, object tracked)
    {
        this.context = context;
        this.instance = instance;
        entry = QuietEntries.Of(context, tracked);
    }

    /// <summary>The tracked instance.</summary>
    public object Tracked => entry.Entity;

    /// <summary>Whether it has unsaved changes.</summary>
    public bool IsChanged => entry.State != EntityState.Unchanged;

    /// <summary>The pair of an instance that the context does not track; null if the context tracks no other one for its row.</summary>
    public static InstanceTwin? Of(ContextState record, object instance)
        => record.Lease is not { IsOwned: false } || record.Tracks(instance) ? null
            : TrackedTwinFinder.Of(record.Context, EntityTypeFinder.Of(record.Context, instance), instance) is { } tracked
                ? new InstanceTwin(record.Context, instance, tracked)
            : null;

    /// <summary>Copies the changes of the other instance to the tracked one; all columns if its row is not known.</summary>
    public void Give(SaveRollback undo)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        undo.Capture(entry);
        var changed = InstanceChangeReader.Read(instance).Keys.Select(path => path.Split('.')[0]).ToHashSet();
        if (RowSnapshots.Fresh(instance) is null)
            ProjectedInstance.Complete(QuietEntries.Of(context, instance), Tracked);
        foreach (var property in entry.Metadata.GetProperties().Where(property => changed.Contains(property.Name)))
            Give(property);
        foreach (var member in entry.Metadata.GetComplexProperties().Where(member => changed.Contains(member.Name)))
            MemberAccess.Set(member, Tracked, MemberAccess.Get(member, instance) is { } value ? ComplexValueCopies.Copy(value) : null);
        foreach (var member in EntityTypeLayout.Of(entry.Metadata).Owned.Where(member => changed.Contains(member.Name)))
            MemberAccess.Restore(member, Tracked, [.. MemberAccess.Targets(member, instance).Select(ComplexValueCopies.Copy)]);
        foreach (var relation in EntityTypeLayout.Of(entry.Metadata).Relations)
            Give(relation);
        ComplexValueCopies.Separate(entry.Metadata, Tracked);
    }

    /// <summary>Copies the saved or read values to the other instance, and the snapshot of the row.</summary>
    /// <param name="relations">The relations that were read.</param>
    public void Take(IReadOnlyList<INavigationBase> relations)
    {
        foreach (var relation in relations)
            MemberAccess.Restore(relation, instance, MemberAccess.Targets(relation, Tracked));
        TransactionSaves.Of(context)?.Add(PendingSave.OfRead(context, QuietEntries.Of(context, instance)));
        Take(entry, instance);
    }

    private void Give(IProperty property)
    {
        if (property.IsPrimaryKey() || property.GetAfterSaveBehavior() != PropertySaveBehavior.Save)
            return;
        if (!property.IsShadowProperty())
            entry.Property(property).CurrentValue = MemberAccess.Get(property, instance);
        else if (PendingShadowValues.TryGet(instance, property, out var value))
            entry.Property(property).CurrentValue = value;
    }

    /// <summary>Copies the rows that were added to a relation of the other instance, or removed from it.</summary>
    private void Give(INavigationBase relation)
    {
        var present = MemberAccess.Targets(relation, instance);
        var known = RowSnapshots.Fresh(instance)?.Targets(relation) ?? present;
        var isAssigned = AssignedRelations.Holds(instance, relation);
        if (isAssigned)
            AssignedRelations.Mark(Tracked, relation);
        else if (present.SequenceEqual(known, ReferenceEqualityComparer.Instance))
            return;
        var key = InstanceKeyValues.Of(relation.TargetEntityType).Properties;
        var comparer = new KeyValueComparer(key);
        var left = known.Except(present, ReferenceEqualityComparer.Instance).OfType<object>();
        var gone = left.Select(target => InstanceKeyValues.Values(target, key)).ToHashSet(comparer);
        var isReplaced = isAssigned || !relation.IsCollection;
        var held = isReplaced
            ? []
            : MemberAccess.Targets(relation, Tracked).Where(target => !gone.Contains(InstanceKeyValues.Values(target, key))).ToList();
        var added = present.Except(known, ReferenceEqualityComparer.Instance).OfType<object>();
        foreach (var target in isReplaced ? present : added)
            held.Add(TrackedTwinFinder.Of(context, relation.TargetEntityType, target) ?? target);
        MemberAccess.Restore(relation, Tracked, [.. held.Distinct(ReferenceEqualityComparer.Instance).OfType<object>()]);
    }

    private void Take(EntityEntry source, object target)
    {
        foreach (var property in source.Metadata.GetProperties())
        {
            if (!property.IsShadowProperty())
                MemberAccess.Put(property, target, source.Property(property).CurrentValue);
        }

        foreach (var member in source.Metadata.GetComplexProperties())
            MemberAccess.Put(member, target, MemberAccess.Get(member, source.Entity) is { } value ? ComplexValueCopies.Copy(value) : null);
        ComplexValueCopies.Separate(source.Metadata, target);
        foreach (var member in EntityTypeLayout.Of(source.Metadata).Owned)
            TakeOwned(member, source, target);
        var internals = ((IDbContextDependencies)context).StateManager.TryGetEntry(source.Entity)!; // it is tracked
        var lease = ContextState.LeaseOf(context);
        RowSnapshots.Replace(target, RowSnapshot.Of(internals, EntityTypeLayout.Of(source.Metadata), lease, filter: null, target));
    }

    private void TakeOwned(INavigation member, EntityEntry source, object target)
    {
        var owned = MemberAccess.Targets(member, source.Entity);
        var copies = owned.Select(ComplexValueCopies.Copy).ToList();
        MemberAccess.Restore(member, target, copies);
        foreach (var (original, copy) in owned.Zip(copies))
            Take(QuietEntries.Of(context, original), copy);
    }
}
