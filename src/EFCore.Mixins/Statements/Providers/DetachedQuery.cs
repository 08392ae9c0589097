using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a statement is a query of EF's own class

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Creates statements.</summary>
internal static class DetachedQuery
{
    public static IQueryable<T> Create<T>(IEntityType entityType)
        => new EntityQueryable<T>(new DetachedQueryProvider(typeof(T)), entityType);

    /// <summary>A statement that <paramref name="apply"/> makes of the bare one when its tree is asked for.</summary>
    public static IQueryable<T> Create<T>(IEntityType entityType, Func<IQueryable<T>, IQueryable<T>> apply, Func<Func<Expression>, BoundStatement> bind)
    {
        var provider = new DetachedQueryProvider(typeof(T));
        var bare = new EntityQueryable<T>(provider, entityType);
        var statement = bind(() => apply(bare).Expression);
        provider.Compiler.Origin = statement;
        return new BoundQueryable<T>(provider, bare.Expression, statement);
    }
}
