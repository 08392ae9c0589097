using EFCore.Mixins.Comparing;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // the row of an instance is remembered by EF's own entry

namespace EFCore.Mixins.Refreshing;

/// <summary>An instance, and the one by which the context tracks its row. What is changed in the first is saved by the second, and both know then.</summary>
internal sealed class Twin
{
    private readonly DbContext context;
    private readonly object instance;
    private readonly EntityEntry entry;

    private Twin(DbContext context, object instance, object tracked)
    {
        this.context = context;
        this.instance = instance;
        entry = QuietEntries.Of(context, tracked);
    }

    /// <summary>The tracked instance.</summary>
    public object Tracked => entry.Entity;

    /// <summary>Whether it was changed, and not saved since.</summary>
    public bool IsChanged => entry.State != EntityState.Unchanged;

    /// <summary>The pair of an instance that the context does not track; null where it tracks its row by no other one.</summary>
    public static Twin? Of(ContextRecord record, object instance)
        => record.Lease is not { IsOwned: false } || record.Tracks(instance) ? null
            : TrackedTwins.Of(record.Context, EntityTypes.Of(record.Context, instance), instance) is { } tracked ? new Twin(record.Context, instance, tracked)
            : null;

    /// <summary>Gives the tracked instance what was changed in the other one; all columns where its row is not known.</summary>
    public void Give(Undo undo)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        undo.Capture(entry);
        var changed = ChangeReader.Read(instance).Keys.Select(path => path.Split('.')[0]).ToHashSet();
        if (InstanceMemory.Fresh(instance) is null)
            ProjectedRow.Complete(QuietEntries.Of(context, instance), Tracked);
        foreach (var property in entry.Metadata.GetProperties().Where(property => changed.Contains(property.Name)))
            Give(property);
        foreach (var member in entry.Metadata.GetComplexProperties().Where(member => changed.Contains(member.Name)))
            MemberValues.Set(member, Tracked, MemberValues.Get(member, instance) is { } value ? ComplexValues.Copy(value) : null);
        foreach (var member in EntityShape.Of(entry.Metadata).Owned.Where(member => changed.Contains(member.Name)))
            MemberValues.Restore(member, Tracked, [.. MemberValues.Targets(member, instance).Select(ComplexValues.Copy)]);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
            Give(relation);
        ComplexValues.Separate(entry.Metadata, Tracked);
    }

    /// <summary>Gives the other instance what was saved or read, and what is known of the row.</summary>
    /// <param name="relations">The relations that were read.</param>
    public void Take(IReadOnlyList<INavigationBase> relations)
    {
        foreach (var relation in relations)
            MemberValues.Restore(relation, instance, MemberValues.Targets(relation, Tracked));
        PendingSaves.Of(context)?.Add(PendingSave.OfRead(context, QuietEntries.Of(context, instance)));
        Take(entry, instance);
    }

    private void Give(IProperty property)
    {
        if (property.IsPrimaryKey() || property.GetAfterSaveBehavior() != PropertySaveBehavior.Save)
            return;
        if (!property.IsShadowProperty())
            entry.Property(property).CurrentValue = MemberValues.Get(property, instance);
        else if (ShadowValues.TryGet(instance, property, out var value))
            entry.Property(property).CurrentValue = value;
    }

    /// <summary>What came into a relation, and what went out of it, since the other instance was known.</summary>
    private void Give(INavigationBase relation)
    {
        var present = MemberValues.Targets(relation, instance);
        var known = InstanceMemory.Fresh(instance)?.Targets(relation) ?? present;
        var isAssigned = AssignedRelations.Holds(instance, relation);
        if (isAssigned)
            AssignedRelations.Mark(Tracked, relation);
        else if (present.SequenceEqual(known, ReferenceEqualityComparer.Instance))
            return;
        var key = EntityKeys.Of(relation.TargetEntityType).Properties;
        var comparer = new KeyValueComparer(key);
        var left = known.Except(present, ReferenceEqualityComparer.Instance).OfType<object>();
        var gone = left.Select(target => EntityKeys.Values(target, key)).ToHashSet(comparer);
        var isReplaced = isAssigned || !relation.IsCollection;
        var held = isReplaced
            ? []
            : MemberValues.Targets(relation, Tracked).Where(target => !gone.Contains(EntityKeys.Values(target, key))).ToList();
        var added = present.Except(known, ReferenceEqualityComparer.Instance).OfType<object>();
        foreach (var target in isReplaced ? present : added)
            held.Add(TrackedTwins.Of(context, relation.TargetEntityType, target) ?? target);
        MemberValues.Restore(relation, Tracked, [.. held.Distinct(ReferenceEqualityComparer.Instance).OfType<object>()]);
    }

    private void Take(EntityEntry source, object target)
    {
        foreach (var property in source.Metadata.GetProperties())
        {
            if (!property.IsShadowProperty())
                MemberValues.Put(property, target, source.Property(property).CurrentValue);
        }

        foreach (var member in source.Metadata.GetComplexProperties())
            MemberValues.Put(member, target, MemberValues.Get(member, source.Entity) is { } value ? ComplexValues.Copy(value) : null);
        ComplexValues.Separate(source.Metadata, target);
        foreach (var member in EntityShape.Of(source.Metadata).Owned)
            TakeOwned(member, source, target);
        var internals = ((IDbContextDependencies)context).StateManager.TryGetEntry(source.Entity)!; // it is tracked
        InstanceMemory.Replace(target, Remembered.Of(internals, EntityShape.Of(source.Metadata), ContextRecord.LeaseOf(context), filter: null, target));
    }

    private void TakeOwned(INavigation member, EntityEntry source, object target)
    {
        var owned = MemberValues.Targets(member, source.Entity);
        var copies = owned.Select(ComplexValues.Copy).ToList();
        MemberValues.Restore(member, target, copies);
        foreach (var (original, copy) in owned.Zip(copies))
            Take(QuietEntries.Of(context, original), copy);
    }
}
