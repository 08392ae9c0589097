using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // public entries cost one object more for each row than EF's internal ones

namespace EFCore.Mixins.Instances;

/// <summary>Stores snapshots of rows after their owned context was disposed. A snapshot has the lifetime of its instance.</summary>
internal static class RowSnapshots
{
    /// <summary>Takes snapshots of all rows that an owned context tracks, before it is disposed, except after a rollback.</summary>
    /// <param name="owned">The context.</param>
    /// <param name="hasLoaded">
    ///     Whether relations can have been loaded on it. Otherwise only types that load relations without a load plan are checked.
    /// </param>
    /// <param name="noteRead">Called for each instance before its snapshot; can be null.</param>
    public static void Remember(ContextState owned, bool hasLoaded, Action<EntityEntry>? noteRead = null)
    {
        var tracker = ((IDbContextDependencies)owned.Context).StateManager;
        if (tracker.Count == 0 || !owned.IsTrusted)
            return;
        var lease = owned.Lease;
        var filter = lease is { MayHoldUnsaved: true } ? new SavedRelationTargets(owned, lease) : null;
        var (type, layout) = (default(IEntityType), default(EntityTypeLayout));
        foreach (var entry in tracker.Entries)
        {
            if (entry.EntityState is EntityState.Added || entry.EntityType.IsPropertyBag)
                continue;
            if (layout is null || !ReferenceEquals(entry.EntityType, type))
                (type, layout) = (entry.EntityType, EntityTypeLayout.Of(entry.EntityType)); // looked up once for rows of one type
            noteRead?.Invoke(new EntityEntry(entry));
            var partFilter = filter?.IsWhole(entry.Entity) == false ? filter : null;
            var memory = Remember(entry.Entity, RowSnapshot.Of(entry, layout, lease, partFilter));
            if (hasLoaded || layout.LoadsByItself)
                MarkLoaded(new EntityEntry(entry), layout, memory);
        }
    }

    private static RowSnapshot Remember(object instance, RowSnapshot memory)
    {
        var record = InstanceRecords.Of(instance);
        if (!IsNewer(record.Row, memory.Source))
            record.Row = memory;
        return memory;
    }

    /// <summary>Stores the snapshot of a row that was saved with another instance.</summary>
    public static void Replace(object instance, RowSnapshot memory)
    {
        var record = InstanceRecords.Of(instance);
        record.Row = memory;
        record.Notes?.Projected = null;
    }

    /// <summary>Records loaded relations if the instance does not show them.</summary>
    private static void MarkLoaded(EntityEntry entry, EntityTypeLayout layout, RowSnapshot memory)
    {
        for (var i = 0; i < layout.Relations.Length; i++)
        {
            if (memory.IsEmpty(i) && QuietEntries.IsLoaded(entry, layout.Relations[i]))
                LoadedRelationMarks.Mark(entry.Entity, layout.Relations[i]);
        }
    }

    /// <summary>Whether the instance was saved by another context while this one was open, as in a stream of rows.</summary>
    private static bool IsNewer(RowSnapshot? memory, ContextLease? lease)
        => memory is { IsStale: false, Source: { IsWriting: true } source } && lease is not null && source.IsAfter(lease);

    /// <summary>The snapshot of an instance, in which at least the key and shadow values are valid.</summary>
    public static RowSnapshot? Find(object instance) => InstanceRecords.Find(instance)?.Row;

    /// <summary>The snapshot of an instance, if it can still match the row.</summary>
    public static RowSnapshot? Fresh(object instance) => Find(instance) is { IsStale: false } memory ? memory : null;

    /// <summary>Marks the snapshot as stale, because another context has tracked the instance.</summary>
    public static void Expire(object instance, ContextLease taker)
    {
        if (Find(instance) is { TakenBy: null } memory)
            memory.TakenBy = taker;
    }

    /// <summary>
    ///     Restores the snapshots from before the context tracked the instances, because all of its changes were rolled back.
    /// </summary>
    public static void Recall(DbContext rolledBack)
    {
        foreach (var entry in QuietEntries.All(rolledBack))
            Recall(rolledBack, entry.Entity);
        if (ContextState.Find(rolledBack) is { Lease: { } lease } record)
            RememberKeys(record, lease);
    }

    /// <summary>
    ///     Stores only the shadow keys of rows that were read before a rollback. Without them the rows would be treated as new.
    /// </summary>
    private static void RememberKeys(ContextState rolledBack, ContextLease lease)
    {
        foreach (var entry in ((IDbContextDependencies)rolledBack.Context).StateManager.Entries)
            RememberKey(rolledBack, lease, entry);
    }

    /// <summary>Like <see cref="RememberKeys" />, for one row.</summary>
    public static void RememberKey(EntityEntry entry)
    {
        if (ContextState.Find(entry.Context) is { Lease: { } lease } record)
            RememberKey(record, lease, entry.GetInfrastructure());
    }

    private static void RememberKey(ContextState rolledBack, ContextLease lease, InternalEntityEntry entry)
    {
        if (entry.EntityState is not (EntityState.Unchanged or EntityState.Modified)
            || entry.EntityType.IsPropertyBag
            || entry.EntityType.IsOwned())
        {
            return;
        }

        var layout = EntityTypeLayout.Of(entry.EntityType);
        if (!layout.HasShadowKey || Find(entry.Entity) is not null || InstanceRecords.NotesOf(entry.Entity) is { IsNewAgain: true })
            return;
        Remember(entry.Entity, RowSnapshot.Of(entry, layout, lease, new SavedRelationTargets(rolledBack, lease))).TakenBy = lease;
    }

    /// <summary>Like <see cref="Recall(DbContext)"/>, for one instance.</summary>
    public static void Recall(DbContext rolledBack, object instance)
    {
        if (Find(instance) is { TakenBy: { } taker } memory && ReferenceEquals(taker, ContextState.LeaseOf(rolledBack)))
            memory.TakenBy = null;
    }

    /// <summary>Whether the library has deleted the row.</summary>
    public static bool IsDeleted(object instance) => InstanceRecords.NotesOf(instance)?.IsDeleted == true;

    /// <summary>Removes the snapshot of a row that no longer exists.</summary>
    public static void Forget(object instance)
    {
        var record = InstanceRecords.Of(instance);
        record.Row = null;
        record.WritableNotes().IsDeleted = true;
    }
}
