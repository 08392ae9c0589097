using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Databases;

/// <summary>
///     MySQL and MariaDB. The collation determines whether LIKE is case-sensitive, so it is written into the SQL:
///     https://dev.mysql.com/doc/refman/8.4/en/case-sensitivity.html
/// </summary>
internal class MySqlDialect : Dialect
{
    /// <summary>The collation that distinguishes all characters.</summary>
    private const string Binary = "utf8mb4_bin";

    protected MySqlDialect()
    {
    }

    public static MySqlDialect Instance { get; } = new();

    public override bool LimitsInSubqueries => false;

    public override bool FindsAlternatives => true;

    public override bool CanBeInKey(object? value) => base.CanBeInKey(value) && value is not (double.NaN or float.NaN);

    public override Expression? Translate(MethodCallExpression call)
        => RedundantNullRank.WithoutRank(call, areLargest: false) ?? base.Translate(call);

    public override bool MergesIn => true;

    protected override bool PrefersInWithin => true;

    protected override bool KeepsInWithinExists => false;

    /// <summary>The escape before a literal character of a pattern.</summary>
    protected virtual char Escape => LikePattern.DefaultEscape;

    // Like(text, "a%") && Like(Collate(text, "utf8mb4_bin"), "a%"): an index has the collation of its column, and can be used for the first
    protected override Expression Match(Expression text, TextFunctionPattern pattern)
    {
        var like = pattern.As(written => written.ToLike(Escape));
        var exact = Like(Collate(text), like, Escape);
        return pattern.CanBePrefix ? Expression.AndAlso(Like(text, like, Escape), exact) : exact;
    }

    // Like(Collate(text, "utf8mb4_bin").ToLower(), Collate(pattern, "utf8mb4_bin").ToLower()): the server converts both by the same table
    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern)
        => Like(Lower(Collate(text)), Lower(Collate(pattern.As(like => like.ToLike(Escape)))), Escape);

    // (double)row.Level == (double)level: the server compares a FLOAT with 0.1 as doubles, which are not equal
    public override Expression? Translate(BinaryExpression comparison)
        => IsFloat(comparison.Left.Type) && Parameter.Find(comparison.Right) is not null
            ? Expression.MakeBinary(
                comparison.NodeType,
                AsDouble(comparison.Left),
                Parameter.Derive(comparison.Right, DoubleOf(comparison.Right.Type), ToDouble))
            : null;

    private static object? ToDouble(object? number) => number is float value ? (double)value : null;

    // values.Contains(value): the provider does not support lists as parameters. For TimeSpans value == first || value == second, because
    // the provider writes those below zero and above a day as literals that the server does not read
    protected override Expression TranslateIn(Expression value, Expression values)
        => (Nullable.GetUnderlyingType(value.Type) ?? value.Type) == typeof(TimeSpan)
            && Parameter.ValueOf<Array>(values) is { Length: > 0 } spans
                ? BalancedExpressions.Join(
                    Expression.OrElse,
                    [.. spans.Cast<object>().Select(span => Expression.Equal(value, Parameter.Of(span, value.Type)))])
            : IsFloat(value.Type) && AsDoubles(value, values) is var (number, doubles) ? ContainsEach(number, doubles)
            : ContainsEach(value, values);

    /// <summary><c>values.Contains(value)</c> in the form that the provider supports.</summary>
    protected virtual Expression ContainsEach(Expression value, Expression values) => Contains(value, values);

    // JSON_CONTAINS(labels, '"red"'): the provider reads lists in columns only if its options enable it
    protected override Expression TranslateList(string function, Type element, IReadOnlyList<Expression> arguments)
    {
        if (function == nameof(ListMemberFunctions.Count))
            return JsonListFunctions.Length(arguments[0], element);
        var writer = (JsonElementWriter)((ConstantExpression)arguments[2]).Value!; // as the call was made
        return JsonListFunctions.Call(
            function == nameof(ListMemberFunctions.HasAny) ? nameof(JsonListFunctions.Overlaps) : nameof(JsonListFunctions.Contains),
            arguments[0],
            element,
            Parameter.Derive(arguments[1], typeof(string), function == nameof(ListMemberFunctions.Has) ? writer.Write : writer.WriteAll));
    }

    // (month + 2 - (month + 2) % 3) / 3: the server keeps the fraction of a division of whole numbers
    protected override Expression TranslateQuarter(Expression month)
    {
        var shifted = Expression.Add(month, Expression.Constant(2));
        var dividend = Expression.Subtract(shifted, Expression.Modulo(shifted, Expression.Constant(3)));
        return Expression.Divide(dividend, Expression.Constant(3));
    }

    private static Expression Collate(Expression text) => Collate(text, Binary);
}
