using System.Runtime.CompilerServices;
using EFCore.Mixins.Loading;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Remembers the rows of instances after their owned context has ended. The memory goes with the instance.</summary>
internal static class InstanceMemory
{
    private static readonly ConditionalWeakTable<object, Remembered> Memories = [];

    /// <summary>Remembers what an owned context tracks; called before the context is disposed. What was rolled back is not remembered.</summary>
    /// <param name="ownedContext">The context.</param>
    /// <param name="hasLoaded">Whether it can have loaded relations: only then is every row asked for them, beside those that load by themselves.</param>
    public static void Remember(DbContext ownedContext, bool hasLoaded)
    {
        if (!InstanceTracking.IsTrusted(ownedContext))
            return;
        var lease = ContextRecord.LeaseOf(ownedContext);
        using var quiet = new QuietTracker(ownedContext.ChangeTracker);
        var (type, shape) = (default(IEntityType), default(EntityShape));
        foreach (var entry in ownedContext.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added || entry.Metadata.IsPropertyBag)
                continue;
            if (shape is null || !ReferenceEquals(entry.Metadata, type))
                (type, shape) = (entry.Metadata, EntityShape.Of(entry.Metadata)); // found once for rows of one type
            Remember(entry, shape, Remembered.Of(entry, shape, lease), hasLoaded || shape.LoadsByItself);
        }
    }

    /// <summary>Keeps what EF loaded where the instance does not show it. The tracker is quiet.</summary>
    private static void Remember(EntityEntry entry, EntityShape shape, Remembered memory, bool mayBeLoaded)
    {
        if (!Memories.TryAdd(entry.Entity, memory) && !IsNewer(Find(entry.Entity), memory.Source))
            Memories.AddOrUpdate(entry.Entity, memory);
        if (!mayBeLoaded)
            return;
        for (var i = 0; i < shape.Relations.Length; i++)
        {
            if (memory.IsEmpty(i) && entry.Navigation(shape.Relations[i]).IsLoaded)
                LoadedRelations.Mark(entry.Entity, shape.Relations[i]);
        }
    }

    /// <summary>Whether the instance was saved by another context while this one was open, as in a stream of rows.</summary>
    private static bool IsNewer(Remembered? memory, TrackingLease? lease)
        => memory is { IsStale: false, Source: { IsWriting: true } source } && lease is not null && source.IsAfter(lease);

    /// <summary>What is known of an instance: its key and shadow values at least.</summary>
    public static Remembered? Find(object instance) => Memories.TryGetValue(instance, out var memory) ? memory : null;

    /// <summary>The memory of an instance if the row can still be as remembered.</summary>
    public static Remembered? Fresh(object instance) => Find(instance) is { IsStale: false } memory ? memory : null;

    /// <summary>Another context has taken the instance: what it does with it is not seen here.</summary>
    public static void Expire(object instance, TrackingLease taker)
    {
        if (Find(instance) is { TakenBy: null } memory)
            memory.TakenBy = taker;
    }

    /// <summary>All that the context has done is undone in the database: the rows are as remembered before it took their instances.</summary>
    public static void Recall(DbContext rolledBack)
    {
        var lease = ContextRecord.LeaseOf(rolledBack);
        foreach (var entry in Entries.All(rolledBack))
        {
            if (Find(entry.Entity) is { TakenBy: { } taker } memory && ReferenceEquals(taker, lease))
                memory.TakenBy = null;
        }
    }

    /// <summary>The row is gone.</summary>
    public static void Forget(object instance) => Memories.Remove(instance);
}
