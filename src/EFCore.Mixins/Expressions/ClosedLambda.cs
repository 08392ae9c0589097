using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Determines whether a lambda captures no values.</summary>
internal sealed class ClosedLambda : ExpressionVisitor
{
    private bool isOpen;

    public static bool Is(LambdaExpression lambda)
    {
        var visitor = new ClosedLambda();
        visitor.Visit(lambda);
        return !visitor.isOpen;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        isOpen |= node.Value is not null
            && !node.Type.IsPrimitive
            && !node.Type.IsEnum
            && node.Type != typeof(string)
            && node.Type != typeof(decimal);
        return node;
    }

    /// <summary>A static member is read again each time.</summary>
    protected override Expression VisitMember(MemberExpression node)
    {
        isOpen |= node.Expression is null;
        return base.VisitMember(node);
    }
}
