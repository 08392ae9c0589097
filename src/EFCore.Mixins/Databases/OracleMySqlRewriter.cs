using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Rewrites the SQL of Oracle's provider that MySQL or MariaDB do not read, or read differently.</summary>
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
            SqlConstantExpression { Value: string text } constant when text.Contains('\\', StringComparison.Ordinal)
                => Literal(constant, text),
            SqlUnaryExpression { OperatorType: ExpressionType.Equal or ExpressionType.NotEqual, Operand: { } operand } check
                when PartOf(operand) is { } part => Visit(check.Update(part)),
            _ => Materialize(base.VisitExtension(node)),
        };

    private Expression Materialize(Expression visited)
        => visited is InExpression { Subquery: { } rows } condition && MustMaterialize(rows) ? Materialized(condition, rows) : visited;

    /// <summary>
    ///     The part that can be null of an argument with several parts, <c>month FROM `p`.`PublishedAt`</c>. EF checks the argument for
    ///     null instead of the function around it. Null for any other expression. The provider's class is internal.
    /// </summary>
    private static SqlExpression? PartOf(SqlExpression operand)
        => operand.GetType().Name == "MySQLComplexFunctionArgumentExpression" ? new SqlPartFinder().LastOf(operand) : null;

    /// <summary>The servers do not support LIMIT within IN, or a command on a table that its condition also reads.</summary>
    private bool MustMaterialize(SelectExpression rows) => isWrite || rows.Limit is not null || rows.Offset is not null;

    // x IN (SELECT * FROM (SELECT DISTINCT * FROM (…) AS `m`) AS `n`): the planner merges a derived table with the query around it,
    // unless it is distinct
    private static WrittenSql Materialized(InExpression condition, SelectExpression rows)
        => new(
            condition.Type,
            condition.TypeMapping,
            WrittenSql.Text("("),
            condition.Item,
            WrittenSql.Text(" IN (SELECT * FROM (SELECT DISTINCT * FROM ("),
            rows,
            WrittenSql.Text(") AS `m`) AS `n`))"));

    /// <summary>
    ///     The provider does not escape backslashes. A hexadecimal number is read as the same text regardless of the <c>sql_mode</c>.
    /// </summary>
    private static WrittenSql Literal(SqlConstantExpression constant, string text)
        => new(constant.Type, constant.TypeMapping, WrittenSql.Text($"_utf8mb4 0x{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}"));
}
