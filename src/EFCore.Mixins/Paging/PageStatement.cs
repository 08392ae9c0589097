using System.Linq.Expressions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>One query of a page.</summary>
/// <param name="Call">The query by its statement key; null if it has none.</param>
/// <param name="Tree">Builds the tree of the query for EF, including the values.</param>
internal sealed record PageStatement(KeyedStatement? Call, Func<Expression> Tree)
{
    /// <summary>The query on a context.</summary>
    public StatementExecution On(DbContext context) => StatementExecution.Of(context, Call, Tree);
}
