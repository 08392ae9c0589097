using System.Linq.Expressions;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Which rows of a collection are loaded, and in which order. It applies to each parent separately.</summary>
/// <param name="Conditions">Predicates over the related row. All must match.</param>
/// <param name="Order">Sort keys over the related row. Its primary key follows them.</param>
/// <param name="Skip">How many rows of each parent are skipped, as an <see cref="int" />; null for none.</param>
/// <param name="Take">How many rows of each parent are loaded at most, as an <see cref="int" />; null for all.</param>
internal sealed record CollectionSelection(
    IReadOnlyList<LambdaExpression> Conditions,
    IReadOnlyList<OrderKey> Order,
    Expression? Skip,
    Expression? Take)
{
    /// <summary>Every row, in the order of its primary key.</summary>
    public static CollectionSelection Whole { get; } = new([], [], null, null);

    /// <summary>Whether it selects every row and has no order.</summary>
    public bool IsWhole => Conditions.Count == 0 && Order.Count == 0 && !IsLimited;

    /// <summary>Whether each parent gets only a portion of its rows.</summary>
    public bool IsLimited => Skip is not null || Take is not null;
}
