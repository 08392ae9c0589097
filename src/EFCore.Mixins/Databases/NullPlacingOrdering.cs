using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Databases;

/// <summary>An ordering with the position of its nulls: <c>"p"."Rating" DESC NULLS FIRST</c>.</summary>
/// <remarks>The expression exists only while SQL is written, so that only the SQL generator visits it.</remarks>
/// <param name="value">The value that rows are ordered by.</param>
/// <param name="suffix">The SQL after it.</param>
internal sealed class NullPlacingOrdering(SqlExpression value, SqlFragmentExpression suffix) : SqlExpression(value.Type, value.TypeMapping)
{
    public static NullPlacingOrdering Last(SqlExpression value) => new(value, new SqlFragmentExpression(" NULLS LAST"));

    public static NullPlacingOrdering FirstDescending(SqlExpression value) => new(value, new SqlFragmentExpression(" DESC NULLS FIRST"));

    public override Expression Quote()
        => throw new NotSupportedException($"'{nameof(NullPlacingOrdering)}' is no part of a query that is compiled in advance.");

    protected override Expression VisitChildren(ExpressionVisitor visitor)
    {
        visitor.Visit(value);
        visitor.Visit(suffix);
        return this;
    }

    protected override void Print(ExpressionPrinter expressionPrinter)
    {
        expressionPrinter.Visit(value);
        expressionPrinter.Visit(suffix);
    }
}
