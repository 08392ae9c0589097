using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EFCore.Mixins.Databases;

/// <summary>Replaces orderings that rank nulls, <c>x IS NULL, x</c>, in the SQL of SQLite.</summary>
/// <remarks>
///     An index provides the order of <c>x NULLS LAST</c>, but not that of a rank: https://www.sqlite.org/lang_select.html#orderby
/// </remarks>
internal sealed class NullRankRewriter : ExpressionVisitor
{
    private static readonly NullRankRewriter Instance = new();

    private NullRankRewriter()
    {
    }

    public static Expression Rewrite(Expression query) => Instance.Visit(query);

    protected override Expression VisitExtension(Expression node)
        => base.VisitExtension(node) is var visited && visited is SelectExpression select && Rewrite(select.Orderings) is { } orderings
            ? select.Update(
                select.Tables,
                select.Predicate,
                select.GroupBy,
                select.Having,
                select.Projection,
                orderings,
                select.Offset,
                select.Limit)
            : visited;

    /// <summary>The orderings without ranks; null if there are none.</summary>
    private static List<OrderingExpression>? Rewrite(IReadOnlyList<OrderingExpression> orderings)
    {
        var rewritten = new List<OrderingExpression>(orderings.Count);
        for (var i = 0; i < orderings.Count; i++)
        {
            var isRanked = i + 1 < orderings.Count && IsRank(orderings[i], orderings[i + 1]);
            rewritten.Add(isRanked ? Placed(orderings[i].IsAscending, orderings[++i]) : orderings[i]);
        }

        return rewritten.Count == orderings.Count ? null : rewritten;
    }

    private static bool IsRank(OrderingExpression rank, OrderingExpression order)
        => rank.Expression is SqlUnaryExpression { OperatorType: ExpressionType.Equal, Operand: var ranked }
            && ranked.Equals(Stored(order.Expression));

    /// <summary>SQLite sorts null as the smallest value: ascending nulls come first and descending ones last by default.</summary>
    private static OrderingExpression Placed(bool isLast, OrderingExpression order)
        => isLast != order.IsAscending ? order
            : new OrderingExpression(
                order.IsAscending ? NullPlacingOrdering.Last(order.Expression) : NullPlacingOrdering.FirstDescending(order.Expression),
                ascending: true);

    /// <summary>The value without what EF adds to order a type that is stored as text. Null stays null there.</summary>
    private static SqlExpression Stored(SqlExpression key)
        => key switch
        {
            CollateExpression collated => Stored(collated.Operand),
            SqlUnaryExpression { OperatorType: ExpressionType.Convert } cast => Stored(cast.Operand),
            _ => key,
        };
}
