using System.Linq.Expressions;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Which rows of a collection are loaded, and in which order. It applies to each parent by itself.</summary>
/// <param name="Conditions">Predicates over the related row, all of which hold.</param>
/// <param name="Order">Sort keys over the related row; its key comes behind them.</param>
/// <param name="Skip">How many rows of each parent are left out, as an <see cref="int" />; null for none.</param>
/// <param name="Take">How many rows of each parent are loaded at most, as an <see cref="int" />; null for all.</param>
internal sealed record LoadShape(IReadOnlyList<LambdaExpression> Conditions, IReadOnlyList<OrderKey> Order, Expression? Skip, Expression? Take)
{
    /// <summary>Every row, in the order of its key.</summary>
    public static LoadShape Whole { get; } = new([], [], null, null);

    /// <summary>Whether it leaves nothing out and gives no order.</summary>
    public bool IsWhole => Conditions.Count == 0 && Order.Count == 0 && !IsLimited;

    /// <summary>Whether each parent gets a portion of its rows only.</summary>
    public bool IsLimited => Skip is not null || Take is not null;
}
