using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // EF's own provider class is what keeps Include and its kin working; pinned by tests

namespace EFCore.Mixins.Statements;

/// <summary>Creates the bare statement of an entity class.</summary>
internal static class Statement
{
    public static IQueryable<T> Create<T>()
        where T : class
    {
        var entityType = ContextBindings.ModelOf(typeof(T)).FindEntityType(typeof(T))!;
        return new EntityQueryable<T>(new EntityQueryProvider(new DetachedQueryCompiler(typeof(T))), entityType);
    }

    /// <summary>The statement as a query of <paramref name="context"/>.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> statement, DbContext context)
        => throw new NotSupportedException();
}
