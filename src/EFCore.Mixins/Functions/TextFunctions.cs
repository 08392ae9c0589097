using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Functions;

/// <summary>The meaning of text operators, regardless of the database. Each dialect has its own translation.</summary>
internal static class TextFunctions
{
    private static readonly FrozenDictionary<string, MethodInfo> Methods
        = typeof(TextFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters() is [{ ParameterType: var text }, _] && text == typeof(string))
            .ToFrozenDictionary(method => method.Name);

    /// <summary>The call of a function, by its name.</summary>
    public static MethodCallExpression Call(string function, Expression text, Expression value)
        => Expression.Call(Methods[function], text, value);

    /// <summary>The call of <see cref="Collate" />.</summary>
    public static MethodCallExpression Collated(Expression text)
        => Expression.Call(((Func<string?, string?>)Collate).Method, text);

    /// <summary>The text with a collation that distinguishes all letters.</summary>
    public static string? Collate(string? text) => text;

    public static int Compare(string? text, string value)
        => string.CompareOrdinal(text, value);

    public static bool StartsWith(string? text, string value)
        => text is not null && text.StartsWith(value, StringComparison.Ordinal);

    public static bool EndsWith(string? text, string value)
        => text is not null && text.EndsWith(value, StringComparison.Ordinal);

    public static bool IContains(string? text, string value)
        => text is not null && text.Contains(value, StringComparison.OrdinalIgnoreCase);

    public static bool IStartsWith(string? text, string value)
        => text is not null && text.StartsWith(value, StringComparison.OrdinalIgnoreCase);

    public static bool IEndsWith(string? text, string value)
        => text is not null && text.EndsWith(value, StringComparison.OrdinalIgnoreCase);

    public static bool IEquals(string? text, string value)
        => text is not null && text.Equals(value, StringComparison.OrdinalIgnoreCase);

    public static bool Like(string? text, string pattern)
        => text is not null && LikePattern.Parse(pattern).IsMatch(text, ignoreCase: false);

    public static bool ILike(string? text, string pattern)
        => text is not null && LikePattern.Parse(pattern).IsMatch(text, ignoreCase: true);

    public static bool Regex(string? text, string pattern)
        => text is not null && System.Text.RegularExpressions.Regex.IsMatch(text, pattern);

    /// <summary>Whether the method is <see cref="Regex" />.</summary>
    public static bool IsRegex(MethodInfo method) => method == Methods[nameof(Regex)];
}
