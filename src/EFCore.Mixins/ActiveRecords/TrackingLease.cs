using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>One lease of a context: a pooled context serves many, one after the other.</summary>
internal sealed class TrackingLease(DbContext context, bool isOwned)
{
    private static long last;

    private readonly WeakReference<DbContext>? reference = isOwned ? null : new(context); // nobody asks for a context that ends with its call
    private readonly long number = Interlocked.Increment(ref last);

    public DbContextId Id { get; } = context.ContextId;

    /// <summary>Whether the library opened the context for one call.</summary>
    public bool IsOwned { get; } = isOwned;

    /// <summary>Whether a transaction was rolled back, so that the tracker tells nothing of the rows.</summary>
    public bool IsDistrusted { get; set; }

    /// <summary>Whether the library opened the context to write.</summary>
    public bool IsWriting { get; set; }

    /// <summary>Whether this lease began after <paramref name="other"/>.</summary>
    public bool IsAfter(TrackingLease other) => number > other.number;

    /// <summary>The context while this lease lasts; null for one that the library opened.</summary>
    public DbContext? Context => reference?.TryGetTarget(out var context) == true && context.ContextId.Equals(Id) ? context : null;

    public void OnTracked(object? sender, EntityTrackedEventArgs tracked)
    {
        InstanceTracking.Register(tracked.Entry.Entity, this);
        if (!tracked.FromQuery)
            InstanceMemory.Expire(tracked.Entry.Entity, this);
    }
}
