using EFCore.Mixins.Statements.Caching;

namespace EFCore.Mixins.Tests;

/// <summary>Counts what EF looks up compiled queries by in a flow: by the key of a statement, or by a tree.</summary>
internal sealed class QueryLookups
{
    private static readonly AsyncLocal<QueryLookups?> Current = new();

    private int byKey;
    private int byTree;

    public int ByKey => byKey;

    public int ByTree => byTree;

    /// <summary>Counts from now on, in the method that calls it and in those that it calls.</summary>
    public static QueryLookups Start() => Current.Value = new();

    /// <summary>Notes what is looked up in a cache of EF.</summary>
    public static void Note(object key)
    {
        if (Current.Value is not { } lookups)
            return;
        if (key is CompiledQueryCacheKey)
            Interlocked.Increment(ref lookups.byKey);
        else if (key.GetType().Name.EndsWith(nameof(CompiledQueryCacheKey), StringComparison.Ordinal)) // those of EF and of the providers
            Interlocked.Increment(ref lookups.byTree);
    }
}
