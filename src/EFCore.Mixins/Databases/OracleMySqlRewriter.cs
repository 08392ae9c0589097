using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Rewrites what Oracle's provider writes so that MySQL or MariaDB do not read it, or read it as something else.</summary>
/// <param name="names">Quotes names.</param>
internal sealed class OracleMySqlRewriter(ISqlGenerationHelper names) : ExpressionVisitor
{
    private bool isWrite;

    /// <summary>The query, or the command of a bulk operation.</summary>
    public Expression Rewrite(Expression query)
    {
        isWrite = query is not SelectExpression;
        return Visit(query) switch
        {
            DeleteExpression delete => OracleMySqlCommands.Of(delete, names),
            UpdateExpression update => OracleMySqlCommands.Of(update, names),
            var read => read,
        };
    }

    protected override Expression VisitExtension(Expression node)
        => node switch
        {
            SqlConstantExpression { Value: string text } constant when text.Contains('\\', StringComparison.Ordinal) => Literal(constant, text),
            SqlUnaryExpression { OperatorType: ExpressionType.Equal or ExpressionType.NotEqual, Operand: { } operand } check when PartOf(operand) is { } part
                => Visit(check.Update(part)),
            _ => Materialize(base.VisitExtension(node)),
        };

    private Expression Materialize(Expression visited)
        => visited is InExpression { Subquery: { } rows } condition && MustMaterialize(rows) ? Materialized(condition, rows) : visited;

    /// <summary>
    ///     What can be null in an argument of several parts, <c>month FROM `p`.`PublishedAt`</c>, which EF asks of the argument in the place of the function
    ///     around it; null for any other expression. The provider's class is internal.
    /// </summary>
    private static SqlExpression? PartOf(SqlExpression operand)
        => operand.GetType().Name == "MySQLComplexFunctionArgumentExpression" ? new SqlPartFinder().LastOf(operand) : null;

    /// <summary>The servers run no LIMIT within IN, and no command on a table that it also reads in its condition.</summary>
    private bool MustMaterialize(SelectExpression rows) => isWrite || rows.Limit is not null || rows.Offset is not null;

    // x IN (SELECT * FROM (SELECT DISTINCT * FROM (…) AS `m`) AS `n`): the planner merges a table of its own with the query around it, unless it is distinct
    private static WrittenSql Materialized(InExpression condition, SelectExpression rows)
        => new(
            condition.Type,
            condition.TypeMapping,
            WrittenSql.Text("("),
            condition.Item,
            WrittenSql.Text(" IN (SELECT * FROM (SELECT DISTINCT * FROM ("),
            rows,
            WrittenSql.Text(") AS `m`) AS `n`))"));

    /// <summary>The provider escapes no backslash. A number is read as the same text whatever the <c>sql_mode</c>.</summary>
    private static WrittenSql Literal(SqlConstantExpression constant, string text)
        => new(constant.Type, constant.TypeMapping, WrittenSql.Text($"_utf8mb4 0x{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}"));
}
