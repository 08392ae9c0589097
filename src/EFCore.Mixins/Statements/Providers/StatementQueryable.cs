using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // a statement is a query of EF's own class

namespace EFCore.Mixins.Statements.Providers;

/// <summary>A statement whose tree is built when the statement is composed further.</summary>
internal sealed class StatementQueryable<T>(StatementProvider provider, Expression root, BoundStatement statement)
    : EntityQueryable<T>(provider, root)
{
    public override Expression Expression
        => field ??= new StatementExpression(statement, IsOrdered ? typeof(IOrderedQueryable<T>) : typeof(IQueryable<T>));

    private bool IsOrdered => statement is { IsOrdered: true, HasLoads: false };
}
