using System.Reflection;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Functions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Watching;

/// <summary>
///     Translates what is left of the library's functions in a tree: <see cref="TextFunctions.Regex" />, on SQLite only, into a call of
///     <see cref="RegexFunction" />, and <see cref="JsonLists" />, on MySQL and MariaDB only.
/// </summary>
internal sealed class FunctionTranslator(ISqlExpressionFactory sql) : IMethodCallTranslatorPlugin, IMethodCallTranslator
{
    public IEnumerable<IMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
        => TextFunctions.IsRegex(method) ? Call(RegexFunction.Name, [arguments[1], arguments[0]], method)
            : JsonLists.SqlOf(method) is { } name ? Call(name, [.. arguments.Select(sql.ApplyDefaultTypeMapping).OfType<SqlExpression>()], method)
            : null;

    /// <summary>The call of a function that is null where an argument is.</summary>
    private SqlExpression Call(string name, SqlExpression[] arguments, MethodInfo method)
        => sql.Function(name, arguments, nullable: true, Array.ConvertAll(arguments, _ => true), method.ReturnType);
}
