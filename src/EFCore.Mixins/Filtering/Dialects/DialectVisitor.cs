using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Subqueries;

namespace EFCore.Mixins.Filtering.Dialects;

/// <summary>Says comparisons in a dialect, and knows where a to-many condition stands.</summary>
internal abstract class DialectVisitor(Dialect dialect) : ExpressionVisitor
{
    private SubqueryPlace place;

    protected Dialect Dialect => dialect;

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (dialect.Translate(node) is { } translated)
            return Visit(translated);
        if (node.NodeType != ExpressionType.OrElse)
            return base.VisitBinary(node);
        var outer = place;
        place = outer.Alternative;
        var visited = base.VisitBinary(node);
        place = outer;
        return visited;
    }

    /// <summary>Whether a condition is an <c>IN</c> where it stands.</summary>
    protected bool PrefersIn(RelatedCall related) => dialect.PrefersIn(related, place);

    /// <summary>Visits a condition as what is within a form.</summary>
    protected Expression VisitWithin(bool isExists, Func<Expression> visit)
    {
        var outer = place;
        place = outer.Within(isExists);
        var visited = visit();
        place = outer;
        return visited;
    }
}
