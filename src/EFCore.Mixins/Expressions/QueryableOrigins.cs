using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // EF has the context of a query only in its compiler, without a public API

namespace EFCore.Mixins.Expressions;

/// <summary>Determines the origin of a query: a statement, a context, or a list in memory.</summary>
internal static class QueryableOrigins
{
    /// <summary>The context of a query; null for a statement and for a list in memory.</summary>
    public static DbContext? ContextOf(IQueryable queryable)
        => queryable.Provider switch
        {
            ILibraryProvider own => own.Context,
            EntityQueryProvider provider when CompilerOf(provider) is QueryCompiler compiler
                => FactoryOf(compiler).Create().Context,
            _ => null,
        };

    /// <summary>Whether a query is a statement, or one that was bound to a context by the library.</summary>
    public static bool IsOurs(IQueryable queryable) => queryable.Provider is ILibraryProvider;

    /// <summary>Whether a query is one of EF's: a statement or a query of a context.</summary>
    public static bool IsOfEf(IQueryable queryable) => queryable.Provider is EntityQueryProvider;

    /// <summary>Whether a root belongs to a statement.</summary>
    public static bool IsStatement(QueryRootExpression root) => root.QueryProvider is ILibraryProvider { Context: null };

    /// <summary>Whether a root belongs to no context.</summary>
    public static bool IsDetached(QueryRootExpression root) => root.QueryProvider is null || IsStatement(root);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryCompiler")]
    private static extern ref readonly IQueryCompiler CompilerOf(EntityQueryProvider provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryContextFactory")]
    private static extern ref readonly IQueryContextFactory FactoryOf(QueryCompiler compiler);
}
