using System.Linq.Expressions;

namespace EFCore.Mixins.Statements;

/// <summary>Looks for what has a value at execution only: parameters of outer lambdas, roots of queries.</summary>
/// <param name="countsRoots">Whether roots of queries count.</param>
internal sealed class RowDependence(bool countsRoots) : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> own = [];
    private bool found;

    public static bool Of(Expression node) => Find(node, countsRoots: true);

    /// <summary>Whether the node speaks of rows of an outer lambda.</summary>
    public static bool OfOuter(Expression node) => Find(node, countsRoots: false);

    private static bool Find(Expression node, bool countsRoots)
    {
        var visitor = new RowDependence(countsRoots);
        visitor.Visit(node);
        return visitor.found;
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        own.UnionWith(node.Parameters);
        return base.VisitLambda(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        found |= !own.Contains(node);
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        found |= countsRoots;
        return node;
    }
}
