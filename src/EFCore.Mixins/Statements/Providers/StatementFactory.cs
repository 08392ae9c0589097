using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a statement is a query of EF's own class

namespace EFCore.Mixins.Statements.Providers;

/// <summary>Creates statements.</summary>
internal static class StatementFactory
{
    public static IQueryable<T> Create<T>(IEntityType entityType)
        => new EntityQueryable<T>(new StatementProvider(typeof(T)), entityType);

    /// <summary>A statement that <paramref name="apply"/> makes of the one of all rows when its tree is first needed.</summary>
    public static IQueryable<T> Create<T>(IEntityType entityType, Func<IQueryable<T>, IQueryable<T>> apply, Func<Func<Expression>, BoundStatement> bind)
    {
        var provider = new StatementProvider(typeof(T));
        var bare = new EntityQueryable<T>(provider, entityType);
        var statement = bind(() => apply(bare).Expression);
        provider.Compiler.Origin = statement;
        return new StatementQueryable<T>(provider, bare.Expression, statement);
    }
}
