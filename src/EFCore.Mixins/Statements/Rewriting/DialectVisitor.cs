using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Translates comparisons to a dialect and tracks the position of to-many conditions.</summary>
internal abstract class DialectVisitor(Dialect dialect) : ExpressionVisitor
{
    private SubqueryPosition place;

    protected Dialect Dialect => dialect;

    protected override Expression VisitBinary(BinaryExpression node)
        => dialect.Translate(node) is { } translated ? Visit(translated)
            : node.NodeType == ExpressionType.OrElse ? VisitAt(place.Alternative, () => base.VisitBinary(node))
            : base.VisitBinary(node);

    /// <remarks>
    ///     A condition that can only be <c>EXISTS</c>, such as one over a composite key, is no <see cref="RelatedRowsCall" />.
    /// </remarks>
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => CollectionCalls.IsAnyOf(node) ? VisitWithin(isExists: true, () => base.VisitMethodCall(node)) : base.VisitMethodCall(node);

    /// <summary>Whether a condition becomes an <c>IN</c> at its position.</summary>
    protected bool PrefersIn(RelatedRowsCall related) => dialect.PrefersIn(related, place);

    /// <summary>Visits the content of a condition.</summary>
    protected Expression VisitWithin(bool isExists, Func<Expression> visit) => VisitAt(place.Within(isExists), visit);

    private Expression VisitAt(SubqueryPosition inner, Func<Expression> visit)
    {
        var outer = place;
        place = inner;
        var visited = visit();
        place = outer;
        return visited;
    }
}
