using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // the entries of the tracker cost an object for each row more than EF's own

namespace EFCore.Mixins.Instances;

/// <summary>Remembers the rows of instances after their owned context has ended. The memory goes with the instance.</summary>
internal static class RowSnapshots
{
    /// <summary>Remembers what an owned context tracks; called before the context is disposed. What was rolled back is not remembered.</summary>
    /// <param name="owned">The context.</param>
    /// <param name="hasLoaded">Whether it can have loaded relations: only then is every row asked for them, beside those that load by themselves.</param>
    /// <param name="noteRead">Notes each instance before it is remembered; null where nothing is to be noted.</param>
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
                (type, layout) = (entry.EntityType, EntityTypeLayout.Of(entry.EntityType)); // found once for rows of one type
            noteRead?.Invoke(new EntityEntry(entry));
            var memory = Remember(entry.Entity, RowSnapshot.Of(entry, layout, lease, filter is null || filter.IsWhole(entry.Entity) ? null : filter));
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

    /// <summary>Remembers a row that another instance was saved by.</summary>
    public static void Replace(object instance, RowSnapshot memory)
    {
        var record = InstanceRecords.Of(instance);
        record.Row = memory;
        record.Notes?.Projected = null;
    }

    /// <summary>Keeps what EF loaded where the instance does not show it.</summary>
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

    /// <summary>What is known of an instance: its key and shadow values at least.</summary>
    public static RowSnapshot? Find(object instance) => InstanceRecords.Find(instance)?.Row;

    /// <summary>The memory of an instance if the row can still be as remembered.</summary>
    public static RowSnapshot? Fresh(object instance) => Find(instance) is { IsStale: false } memory ? memory : null;

    /// <summary>Another context has taken the instance: what it does with it is not seen here.</summary>
    public static void Expire(object instance, ContextLease taker)
    {
        if (Find(instance) is { TakenBy: null } memory)
            memory.TakenBy = taker;
    }

    /// <summary>All that the context has done is undone in the database: the rows are as remembered before it took their instances.</summary>
    public static void Recall(DbContext rolledBack)
    {
        foreach (var entry in QuietEntries.All(rolledBack))
            Recall(rolledBack, entry.Entity);
        if (ContextState.Find(rolledBack) is { Lease: { } lease } record)
            RememberKeys(record, lease);
    }

    /// <summary>Remembers keys that the classes lack, and nothing else, of rows that were read before a rollback. They would look new without it.</summary>
    private static void RememberKeys(ContextState rolledBack, ContextLease lease)
    {
        foreach (var entry in ((IDbContextDependencies)rolledBack.Context).StateManager.Entries)
            RememberKey(rolledBack, lease, entry);
    }

    /// <summary>As <see cref="RememberKeys" />, of one row.</summary>
    public static void RememberKey(EntityEntry entry)
    {
        if (ContextState.Find(entry.Context) is { Lease: { } lease } record)
            RememberKey(record, lease, entry.GetInfrastructure());
    }

    private static void RememberKey(ContextState rolledBack, ContextLease lease, InternalEntityEntry entry)
    {
        if (entry.EntityState is not (EntityState.Unchanged or EntityState.Modified) || entry.EntityType.IsPropertyBag || entry.EntityType.IsOwned())
            return;
        var layout = EntityTypeLayout.Of(entry.EntityType);
        if (!layout.HasShadowKey || Find(entry.Entity) is not null || InstanceRecords.NotesOf(entry.Entity) is { IsNewAgain: true })
            return;
        Remember(entry.Entity, RowSnapshot.Of(entry, layout, lease, new SavedRelationTargets(rolledBack, lease))).TakenBy = lease;
    }

    /// <summary>As <see cref="Recall(DbContext)"/>, for one instance.</summary>
    public static void Recall(DbContext rolledBack, object instance)
    {
        if (Find(instance) is { TakenBy: { } taker } memory && ReferenceEquals(taker, ContextState.LeaseOf(rolledBack)))
            memory.TakenBy = null;
    }

    /// <summary>Whether the library has deleted the row.</summary>
    public static bool IsDeleted(object instance) => InstanceRecords.NotesOf(instance)?.IsDeleted == true;

    /// <summary>The row is gone.</summary>
    public static void Forget(object instance)
    {
        var record = InstanceRecords.Of(instance);
        record.Row = null;
        record.WritableNotes().IsDeleted = true;
    }
}
