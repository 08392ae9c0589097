using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Databases;

/// <summary>Finds the parts of an expression.</summary>
internal sealed class SqlPartFinder : ExpressionVisitor
{
    private Expression? whole;
    private SqlExpression? last;

    /// <summary>The last part that is not text; null if there is none.</summary>
    public SqlExpression? LastOf(SqlExpression expression)
    {
        whole = expression;
        Visit(expression);
        return last;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node == whole)
            return base.VisitExtension(node);
        if (node is SqlExpression part and not SqlFragmentExpression)
            last = part;
        return node;
    }
}
