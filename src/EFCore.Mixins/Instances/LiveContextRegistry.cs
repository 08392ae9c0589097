using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Instances;

/// <summary>
///     Weak references to the user's contexts that track something. They are searched for an instance when its context is needed, so
///     that tracking costs nothing.
/// </summary>
/// <remarks>
///     A context that was returned to its pool is kept until the next search, which removes it. Without a search, its next lease adds
///     nothing.
/// </remarks>
internal static class LiveContextRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakGCHandle<ContextState>> Places = [];
    private static int cursor;

    /// <summary>The number of registered contexts.</summary>
    public static int Count
    {
        get
        {
            lock (Gate)
                return Places.Count;
        }
    }

    public static void Add(ContextState record)
    {
        lock (Gate)
        {
            if (record.Place >= 0)
                return;
            SweepNext();
            SweepNext();
            record.Place = Places.Count;
            Places.Add(new WeakGCHandle<ContextState>(record));
        }
    }

    public static void Remove(ContextState record)
    {
        lock (Gate)
        {
            if (record.Place >= 0)
                Remove(record.Place);
        }
    }

    /// <summary>The live context that tracks the instance, or null.</summary>
    public static DbContext? Tracking(object instance)
    {
        if (Places.Count == 0)
            return null;
        lock (Gate)
        {
            for (var place = Places.Count - 1; place >= 0; place--)
            {
                if (!Places[place].TryGetTarget(out var record))
                    Remove(place);
                else if (record.IsLive && record.Tracks(instance))
                    return record.Context;
                else if (!record.IsLive)
                    Remove(place);
            }
        }

        return null;
    }

    /// <summary>Removes one of the contexts that were collected without being disposed.</summary>
    private static void SweepNext()
    {
        if (cursor >= Places.Count)
            cursor = 0;
        if (Places.Count > 0 && !Places[cursor++].TryGetTarget(out _))
            Remove(--cursor);
    }

    /// <summary>Moves the last context to the index.</summary>
    private static void Remove(int place)
    {
        if (Places[place].TryGetTarget(out var removed))
            removed.Place = -1;
        Places[place].Dispose();
        Places[place] = Places[^1];
        Places.RemoveAt(Places.Count - 1);
        if (place < Places.Count && Places[place].TryGetTarget(out var moved))
            moved.Place = place;
    }
}
