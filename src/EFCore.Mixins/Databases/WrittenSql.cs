using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>SQL in a form for which a provider has no expression. Its parts are written one after the other.</summary>
/// <remarks>The expression exists only while SQL is written, so that only the SQL generator visits it.</remarks>
/// <param name="type">The type of the value; void for a command.</param>
/// <param name="mapping">The mapping of the value.</param>
/// <param name="parts">Texts, and expressions that the provider writes.</param>
internal sealed class WrittenSql(Type type, RelationalTypeMapping? mapping, params IEnumerable<Expression> parts)
    : SqlExpression(type, mapping)
{
    private readonly Expression[] parts = [.. parts];

    /// <summary>A part that is written as it is.</summary>
    public static Expression Text(string sql) => new SqlFragmentExpression(sql);

    public override Expression Quote()
        => throw new NotSupportedException($"'{nameof(WrittenSql)}' is no part of a query that is compiled in advance.");

    protected override Expression VisitChildren(ExpressionVisitor visitor)
    {
        foreach (var part in parts)
            visitor.Visit(part);
        return this;
    }

    protected override void Print(ExpressionPrinter expressionPrinter)
    {
        foreach (var part in parts)
            expressionPrinter.Visit(part);
    }
}
