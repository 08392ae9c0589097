using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Databases;

/// <summary>
///     A function of MySQL 8 and MariaDB for the position of the first match of a regular expression. <c>FunctionTranslator</c> translates
///     it.
/// </summary>
internal static class RegexPosition
{
    public const string Sql = "REGEXP_INSTR";

    private static readonly MethodInfo Method = ((Func<string, string, int>)Of).Method;

    /// <summary>The position, counted from 1; 0 if the text does not match.</summary>
    public static int Of(string text, string pattern) => throw new InvalidOperationException("This function runs in the database.");

    /// <summary>The call of <see cref="Of" />.</summary>
    public static Expression Call(Expression text, Expression pattern) => Expression.Call(Method, text, pattern);

    /// <summary>Whether the method is <see cref="Of" />.</summary>
    public static bool Is(MethodInfo method) => method == Method;
}
