using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // EF keeps the context of a query in its compiler, and shows it nowhere

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Finds the context behind a query of EF.</summary>
internal static class QueryContexts
{
    public static DbContext? Find(IQueryProvider provider)
        => provider is not EntityQueryProvider query ? null : CompilerOf(query) switch
        {
            TiedQueryCompiler tied => tied.Context,
            QueryCompiler compiler => FactoryOf(compiler).Create().Context,
            _ => null,
        };

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryCompiler")]
    private static extern ref readonly IQueryCompiler CompilerOf(EntityQueryProvider provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryContextFactory")]
    private static extern ref readonly IQueryContextFactory FactoryOf(QueryCompiler compiler);
}
