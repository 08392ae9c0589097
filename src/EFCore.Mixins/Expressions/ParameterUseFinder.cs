using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Determines whether an expression uses a parameter.</summary>
internal sealed class ParameterUseFinder(ParameterExpression parameter) : ExpressionVisitor
{
    public bool IsFound { get; private set; }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        IsFound |= node == parameter;
        return node;
    }
}
