using Microsoft.Extensions.Caching.Memory;

namespace EFCore.Mixins.Tests;

/// <summary>A cache for EF that lets <see cref="QueryLookups" /> count what is looked up in it.</summary>
internal sealed class NotedMemoryCache : IMemoryCache
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions());

    public bool TryGetValue(object key, out object? value)
    {
        QueryLookups.Note(key);
        return cache.TryGetValue(key, out value);
    }

    public ICacheEntry CreateEntry(object key) => cache.CreateEntry(key);

    public void Remove(object key) => cache.Remove(key);

    public void Dispose() => cache.Dispose();
}
