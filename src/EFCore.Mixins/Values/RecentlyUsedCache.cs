using System.Collections.Concurrent;

namespace EFCore.Mixins.Values;

/// <summary>Caches a maximum number of values, and evicts the least recently used ones. Lookups take no lock.</summary>
internal sealed class RecentlyUsedCache<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> entries = new();
    private readonly Lock gate = new();
    private long clock; // a lost tick makes two entries equally old, which is harmless

    /// <summary>The number of values.</summary>
    public int Count => entries.Count;

    /// <summary>The value of a key, or the default if it is not cached.</summary>
    public TValue? Find(TKey key)
    {
        if (!entries.TryGetValue(key, out var entry))
            return default;
        entry.LastUse = ++clock;
        return entry.Value;
    }

    /// <summary>Adds a value, unless the key already has one.</summary>
    public TValue Keep(TKey key, TValue value)
    {
        var entry = entries.GetOrAdd(key, new Entry(value, ++clock));
        if (entries.Count > most)
            Shrink();
        return entry.Value;
    }

    /// <summary>Evicts the oldest quarter, so that not every further value requires a search for the oldest.</summary>
    private void Shrink()
    {
        lock (gate)
        {
            if (entries.Count <= most)
                return;
            foreach (var (key, _) in entries.ToArray().OrderBy(pair => pair.Value.LastUse).Take(entries.Count - (most * 3 / 4)))
                entries.TryRemove(key, out _);
        }
    }

    private sealed class Entry(TValue value, long lastUse)
    {
        public TValue Value => value;

        public long LastUse { get; set; } = lastUse;
    }
}
