using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>The key of a compiled query in EF's cache.</summary>
/// <param name="cached">The cached query.</param>
/// <param name="options">
///     What else the query depends on. Equal options are one object, because EF's own key visits a tree for its hash code and its equality.
/// </param>
internal sealed class CompiledQueryCacheKey(CachedQuery cached, object options)
{
    private readonly CachedQuery cached = cached;
    private readonly object options = options;

    public override bool Equals(object? obj)
        => obj is CompiledQueryCacheKey other && ReferenceEquals(cached, other.cached) && ReferenceEquals(options, other.options);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(cached), RuntimeHelpers.GetHashCode(options));
}
