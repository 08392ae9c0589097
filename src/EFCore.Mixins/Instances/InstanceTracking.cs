using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;

#pragma warning disable EF1001 // the service shows whether the library listens to the change tracker

namespace EFCore.Mixins.Instances;

/// <summary>Finds the user's live context that tracks an instance, without keeping either alive.</summary>
internal static class InstanceTracking
{
    /// <summary>Records the context of a scope.</summary>
    public static ContextState Follow(DbContext context, bool isOwned)
    {
        var record = ContextState.Of(context);
        if (isOwned)
            record.Own();
        else
            Watch(record);
        return record;
    }

    /// <summary>Records that a transaction of the context was rolled back.</summary>
    public static void Distrust(DbContext? context)
    {
        if (context is not null)
            ContextState.LeaseOf(context)?.IsDistrusted = true;
    }

    /// <summary>Whether <paramref name="context"/> tracks the instance and was not opened by the library.</summary>
    public static bool IsTrackedBy(object instance, DbContext context)
        => ContextState.Find(context) is { Lease.IsOwned: false } record && record.Tracks(instance);

    /// <summary>The user's live context that tracks the instance, or null.</summary>
    public static DbContext? LiveContextOf(object instance) => LiveContextRegistry.Tracking(instance);

    /// <summary>Throws when a live context tracks the instance, and <paramref name="context"/> does not.</summary>
    public static void EnsureFree(object instance, DbContext context, string method)
    {
        if (LiveContextOf(instance) is not { } other || ReferenceEquals(other, context) || IsTrackedBy(instance, context))
            return;
        throw new InvalidOperationException(
            $"'{method}' can't be called on this '{EntityTypeFinder.ClassOf(instance).Name}': " +
            $"the instance is tracked by a live '{other.GetType().Name}' that is neither given nor ambient. " +
            $"Pass 'context:' with that context, or make it ambient with '{nameof(Contexts)}.{nameof(Contexts.Use)}'.");
    }

    /// <summary>Listens to the change tracker of a given or ambient context, once per lease.</summary>
    private static void Watch(ContextState record)
    {
        if (record is { IsLive: true, Lease: not null })
            return;
        var lease = record.Share();
        if (record.Context.GetService<ILocalViewListener>() is not IInstanceListener)
            record.Context.ChangeTracker.Tracked += (_, tracked) => record.Tracked(tracked.Entry.Entity, tracked.FromQuery);
        foreach (var entry in QuietEntries.All(record.Context))
            RowSnapshots.Expire(entry.Entity, lease);
    }
}
