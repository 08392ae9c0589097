using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // EF keeps the context of a query in its compiler, and shows it nowhere

namespace EFCore.Mixins.Expressions;

/// <summary>Tells where a query comes from: a statement, a context, or a list in memory.</summary>
internal static class QueryOrigins
{
    /// <summary>The context behind a query; null for a statement and for a list in memory.</summary>
    public static DbContext? ContextOf(IQueryable queryable)
        => queryable.Provider switch
        {
            ILibraryProvider own => own.Context,
            EntityQueryProvider provider when CompilerOf(provider) is QueryCompiler compiler => FactoryOf(compiler).Create().Context,
            _ => null,
        };

    /// <summary>Whether a query is a statement, or one that was tied to a context.</summary>
    public static bool IsOurs(IQueryable queryable) => queryable.Provider is ILibraryProvider;

    /// <summary>Whether a query is one of EF's, a statement or a query of a context.</summary>
    public static bool IsOfEf(IQueryable queryable) => queryable.Provider is EntityQueryProvider;

    /// <summary>Whether a root is that of a statement.</summary>
    public static bool IsStatement(QueryRootExpression root) => root.QueryProvider is ILibraryProvider { Context: null };

    /// <summary>Whether a root belongs to no context.</summary>
    public static bool IsDetached(QueryRootExpression root) => root.QueryProvider is null || IsStatement(root);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryCompiler")]
    private static extern ref readonly IQueryCompiler CompilerOf(EntityQueryProvider provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryContextFactory")]
    private static extern ref readonly IQueryContextFactory FactoryOf(QueryCompiler compiler);
}
