using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>The comparisons that numbers, dates, parts of dates and counts share.</summary>
internal sealed class ComparisonOperators
{
    private readonly ExpressionType type;

    private ComparisonOperators(ExpressionType type, params string[] names)
    {
        this.type = type;
        Names = names;
    }

    public static ComparisonOperators Exact { get; } = new(ExpressionType.Equal, "exact");

    public static ComparisonOperators NotEqual { get; } = new(ExpressionType.NotEqual, "ne");

    public static ComparisonOperators Greater { get; } = new(ExpressionType.GreaterThan, "gt");

    public static ComparisonOperators GreaterOrEqual { get; } = new(ExpressionType.GreaterThanOrEqual, "ge", "gte");

    public static ComparisonOperators Less { get; } = new(ExpressionType.LessThan, "lt");

    public static ComparisonOperators LessOrEqual { get; } = new(ExpressionType.LessThanOrEqual, "le", "lte");

    public static IReadOnlyList<ComparisonOperators> All { get; } = [Exact, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual];

    public IReadOnlyList<string> Names { get; }

    /// <summary>The comparison with one value.</summary>
    public ValueCheck With(object value)
        => type switch
        {
            ExpressionType.Equal => new EqualCheck(value),
            ExpressionType.NotEqual => new EqualCheck(value, negated: true),
            _ => new CompareCheck(type, value),
        };

    /// <summary>The comparison with the span <c>[low, high)</c> that one date or year covers; null leaves an end open.</summary>
    public ValueCheck WithSpan(object? low, object? high)
        => type switch
        {
            ExpressionType.Equal => new RangeCheck(low, high, includesHigh: false),
            ExpressionType.NotEqual => new RangeCheck(low, high, includesHigh: false, negated: true),
            ExpressionType.GreaterThan => From(high, otherwise: new ConstantCheck(false)),
            ExpressionType.GreaterThanOrEqual => From(low, otherwise: new NullCheck(isNull: false)),
            ExpressionType.LessThan => Before(low, otherwise: new ConstantCheck(false)),
            _ => Before(high, otherwise: new NullCheck(isNull: false)),
        };

    /// <summary>The comparison as the operator of its name.</summary>
    public FilterOperator AsOperator()
        => type is ExpressionType.Equal or ExpressionType.NotEqual
            ? new EqualOperator(type is ExpressionType.NotEqual, [.. Names])
            : new CompareOperator(this);

    /// <summary>The spellings after a name: <c>year</c>, <c>year_ge</c>, <c>year__ge</c>.</summary>
    public string[] NamesAfter(string name)
        => [.. this == Exact ? (string[])[name] : [], .. Names.Select(own => $"{name}__{own}"), .. Names.Select(own => $"{name}_{own}")];

    private static ValueCheck From(object? low, ValueCheck otherwise)
        => low is null ? otherwise : new CompareCheck(ExpressionType.GreaterThanOrEqual, low);

    private static ValueCheck Before(object? high, ValueCheck otherwise)
        => high is null ? otherwise : new CompareCheck(ExpressionType.LessThan, high);
}
