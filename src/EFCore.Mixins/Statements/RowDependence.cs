using System.Linq.Expressions;

namespace EFCore.Mixins.Statements;

/// <summary>Looks for what has a value at execution only: parameters of outer lambdas, roots of queries.</summary>
internal sealed class RowDependence : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> own = [];
    private bool found;

    public static bool Of(Expression node)
    {
        var visitor = new RowDependence();
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
        found = true;
        return node;
    }
}
