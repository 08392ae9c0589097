using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a statement is a query of EF's own class

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Creates and recognizes statements.</summary>
internal static class DetachedQuery
{
    public static IQueryable<T> Create<T>(IEntityType entityType)
        => new EntityQueryable<T>(new DetachedQueryProvider(typeof(T)), entityType);

    /// <summary>Whether the root belongs to no context.</summary>
    public static bool IsDetached(QueryRootExpression root)
        => root.QueryProvider is null or DetachedQueryProvider;

    /// <summary>Whether <paramref name="queryable"/> is one of EF's, a statement or a query of a context.</summary>
    public static bool IsQuery(IQueryable queryable)
        => queryable.Provider is EntityQueryProvider;
}
