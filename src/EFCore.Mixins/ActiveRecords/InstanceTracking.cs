using System.Runtime.CompilerServices;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Knows which live context of the user's tracks an instance, without keeping either alive.</summary>
internal static class InstanceTracking
{
    private static readonly ConditionalWeakTable<object, TrackingLease> Instances = [];

    /// <summary>Takes note of the context of a scope.</summary>
    public static void Follow(DbContext context, bool isOwned)
    {
        if (isOwned)
            Own(context);
        else
            Watch(context);
    }

    /// <summary>Notes that the library opened the context, so that its instances are nobody else's.</summary>
    public static void Own(DbContext context) => ContextRecord.Of(context).Begin(new TrackingLease(context, isOwned: true));

    /// <summary>Follows what a given or ambient context tracks, once per lease.</summary>
    public static void Watch(DbContext context)
    {
        if (ContextRecord.LeaseOf(context) is { IsOwned: false })
            return;
        var lease = new TrackingLease(context, isOwned: false);
        ContextRecord.Of(context).Begin(lease);
        context.ChangeTracker.Tracked += lease.OnTracked;
        RegisterPresent(context, lease);
    }

    /// <summary>Follows a context that ran a command, unless the library opened it.</summary>
    public static void WatchForeign(DbContext context)
    {
        if (ContextRecord.LeaseOf(context) is null)
            Watch(context);
    }

    /// <summary>Notes that a transaction of the context was rolled back.</summary>
    public static void Distrust(DbContext? context)
    {
        if (context is not null)
            ContextRecord.LeaseOf(context)?.IsDistrusted = true;
    }

    /// <summary>Whether the tracker of the context still tells what the rows hold.</summary>
    public static bool IsTrusted(DbContext context) => ContextRecord.LeaseOf(context) is not { IsDistrusted: true } && context.Database.CurrentTransaction is null;

    /// <summary>Whether <paramref name="context"/> tracks the instance.</summary>
    public static bool IsTrackedBy(object instance, DbContext context)
        => Instances.TryGetValue(instance, out var lease) && ReferenceEquals(lease.Context, context) && Tracks(context, instance);

    public static void Register(object instance, TrackingLease lease) => Instances.AddOrUpdate(instance, lease);

    /// <summary>The live context of the user's that tracks the instance, or null.</summary>
    public static DbContext? LiveContextOf(object instance)
        => Instances.TryGetValue(instance, out var lease) && lease.Context is { } context && Tracks(context, instance) ? context : null;

    /// <summary>Throws when a live context other than <paramref name="context"/> tracks the instance.</summary>
    public static void EnsureFree(object instance, DbContext context, string method)
    {
        if (LiveContextOf(instance) is not { } other || ReferenceEquals(other, context))
            return;
        throw new InvalidOperationException(
            $"'{method}' can't be called on this '{EntityTypes.ClassOf(instance).Name}': the instance is tracked by a live '{other.GetType().Name}' " +
            $"that is neither given nor ambient. Pass 'context:' with that context, or make it ambient with '{nameof(Contexts)}.{nameof(Contexts.Use)}'.");
    }

    private static bool Tracks(DbContext context, object instance)
    {
        try
        {
            return Entries.Of(context, instance).State != EntityState.Detached;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private static void RegisterPresent(DbContext context, TrackingLease lease)
    {
        foreach (var entry in Entries.All(context))
        {
            Register(entry.Entity, lease);
            InstanceMemory.Expire(entry.Entity, lease);
        }
    }
}
