using System.Reflection;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Functions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Watching;

/// <summary>
///     Translates the remaining functions of the library in a tree: <see cref="TextFunctions.Regex" />, on SQLite only, into a call of
///     <see cref="SqliteRegexFunction" />, and <see cref="JsonListFunctions" /> and <see cref="RegexPosition" />, on MySQL and MariaDB
///     only.
/// </summary>
internal sealed class FunctionTranslator(ISqlExpressionFactory sql) : IMethodCallTranslatorPlugin, IMethodCallTranslator
{
    public IEnumerable<IMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
        => TextFunctions.IsRegex(method) ? Call(SqliteRegexFunction.Name, [arguments[1], arguments[0]], method)
            : RegexPosition.Is(method) ? Call(RegexPosition.Sql, WithDefaultMappings(arguments), method)
            : JsonListFunctions.SqlOf(method) is { } name ? Call(name, WithDefaultMappings(arguments), method)
            : null;

    private SqlExpression[] WithDefaultMappings(IReadOnlyList<SqlExpression> arguments)
        => [.. arguments.Select(sql.ApplyDefaultTypeMapping).OfType<SqlExpression>()];

    /// <summary>The call of a function that is null if an argument is null.</summary>
    private SqlExpression Call(string name, SqlExpression[] arguments, MethodInfo method)
        => sql.Function(name, arguments, nullable: true, Array.ConvertAll(arguments, _ => true), method.ReturnType);
}
