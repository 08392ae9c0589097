using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // EF looks a tracked instance up by its key behind 'FindAsync' only, which builds a query each time

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Finds what a context tracks.</summary>
internal static class TrackedRows
{
    /// <summary>The tracked instance with the key, whatever its state; null where there is none.</summary>
    public static object? Find(DbContext context, IKey key, object?[] values)
        => ((IDbContextDependencies)context).StateManager.TryGetEntry(key, values)?.Entity;
}
