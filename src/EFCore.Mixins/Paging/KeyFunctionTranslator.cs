using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Paging;

/// <summary>
///     Translates <see cref="KeyFunctions" /> to SQL comparisons of values, and of row values: <c>("a", "id") > (@a, @id)</c>.
/// </summary>
internal sealed class KeyFunctionTranslator(ISqlExpressionFactory sql) : IMethodCallTranslatorPlugin, IMethodCallTranslator
{
    public IEnumerable<IMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (!KeyFunctions.Has(method) || arguments[0] is not SqlConstantExpression { Value: int comparison })
            return null;
        var (keys, values) = Pairs(arguments);
        return keys is [var key]
            ? sql.MakeBinary((ExpressionType)comparison, key, values[0], null)
            : sql.MakeBinary((ExpressionType)comparison, Row(keys), Row(values), null);
    }

    /// <summary>The keys, and the values with the type mappings of their columns.</summary>
    private (SqlExpression[] Keys, SqlExpression[] Values) Pairs(IReadOnlyList<SqlExpression> arguments)
    {
        var keys = new SqlExpression[arguments.Count / 2];
        var values = new SqlExpression[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = sql.ApplyDefaultTypeMapping(Unboxed(arguments[(2 * i) + 1]))!; // a column
            values[i] = sql.ApplyTypeMapping(Unboxed(arguments[(2 * i) + 2]), keys[i].TypeMapping)!; // a parameter
        }

        return (keys, values);
    }

    /// <summary>A value that was converted to object keeps its type.</summary>
    private static SqlExpression Unboxed(SqlExpression value)
        => value is SqlUnaryExpression { OperatorType: ExpressionType.Convert, Operand: var operand } && value.Type == typeof(object)
            ? operand
            : value;

    /// <summary>A row value is written as a call of a function without a name.</summary>
    private SqlExpression Row(SqlExpression[] values)
    {
        var row = sql.Function("", values, nullable: false, Array.ConvertAll(values, _ => false), typeof(int));
        return sql.ApplyDefaultTypeMapping(row)!; // the function itself
    }
}
