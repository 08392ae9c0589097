using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;

namespace EFCore.Mixins.Expressions;

/// <summary>Finds parts that have a value only at execution: parameters of outer lambdas, and query roots.</summary>
/// <param name="countsQueries">Whether query roots and query parameters are included.</param>
internal sealed class RowDependenceFinder(bool countsQueries) : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> own = [];
    private bool found;

    public static bool Of(Expression node) => Find(node, countsQueries: true);

    /// <summary>Whether the node uses rows of an outer lambda.</summary>
    public static bool OfOuter(Expression node) => Find(node, countsQueries: false);

    private static bool Find(Expression node, bool countsQueries)
    {
        var visitor = new RowDependenceFinder(countsQueries);
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
        found |= !own.Contains(node) && (countsQueries || !CompiledQueryParameters.IsOne(node));
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is PresentRowExpression)
            return base.VisitExtension(node);
        found |= countsQueries;
        return node;
    }
}
