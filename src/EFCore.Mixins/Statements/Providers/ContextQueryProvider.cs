using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // Include and similar calls require EF's own provider class

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Marks queries of a context that the library runs. It is EF's provider with another compiler.</summary>
internal sealed class ContextQueryProvider(DbContext context) : EntityQueryProvider(new ContextQueryCompiler(context)), ILibraryProvider
{
    public DbContext Context => context;

    public static IQueryable<T> Create<T>(DbContext context, Expression query) => new ContextQueryProvider(context).CreateQuery<T>(query);
}
