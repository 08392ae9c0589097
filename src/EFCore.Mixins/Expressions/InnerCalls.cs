using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Looks for conditions on related rows in a condition on others.</summary>
internal sealed class InnerCalls : ExpressionVisitor
{
    private bool found;

    private InnerCalls()
    {
    }

    public static bool AreIn(Expression condition)
    {
        var visitor = new InnerCalls();
        visitor.Visit(condition);
        return visitor.found;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        found |= RelatedCall.Find(node) is { Behavior: not SubqueryBehavior.Exists };
        return found ? node : base.VisitMethodCall(node);
    }
}
