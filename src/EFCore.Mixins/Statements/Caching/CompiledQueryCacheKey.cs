using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>What a compiled query is found by in EF's cache.</summary>
/// <param name="cached">The cached query.</param>
/// <param name="options">What else it depends on, one object for all equal ones: EF's own key reads a tree for its hash code and its equality.</param>
internal sealed class CompiledQueryCacheKey(CachedQuery cached, object options)
{
    private readonly CachedQuery cached = cached;
    private readonly object options = options;

    public override bool Equals(object? obj)
        => obj is CompiledQueryCacheKey other && ReferenceEquals(cached, other.cached) && ReferenceEquals(options, other.options);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(cached), RuntimeHelpers.GetHashCode(options));
}
