using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Filtering.Dialects;

/// <summary>Translates <see cref="JsonLists" />, which stand in a tree on MySQL and MariaDB only.</summary>
internal sealed class JsonListTranslator(ISqlExpressionFactory sql) : IMethodCallTranslatorPlugin, IMethodCallTranslator
{
    private static readonly bool[] Propagate = [true, true];

    public IEnumerable<IMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
        => JsonLists.SqlOf(method) is { } name
            ? sql.Function(name, arguments.Select(sql.ApplyDefaultTypeMapping).OfType<SqlExpression>(), nullable: true, Propagate[..arguments.Count], method.ReturnType)
            : null;
}
