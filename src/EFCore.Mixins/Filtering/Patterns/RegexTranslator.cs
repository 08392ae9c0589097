using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Filtering.Patterns;

/// <summary>Translates <see cref="TextFunctions.Regex" />, which stays in a tree on SQLite only, into a call of <see cref="RegexFunction" />.</summary>
internal sealed class RegexTranslator(ISqlExpressionFactory sql) : IMethodCallTranslatorPlugin, IMethodCallTranslator
{
    private static readonly bool[] BothPropagate = [true, true];

    public IEnumerable<IMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
        => TextFunctions.IsRegex(method)
            ? sql.Function(RegexFunction.Name, [arguments[1], arguments[0]], nullable: true, BothPropagate, typeof(bool))
            : null;
}
