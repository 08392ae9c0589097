using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Finds conditions on related rows within a condition on other ones.</summary>
internal sealed class NestedRelatedCalls : ExpressionVisitor
{
    private bool found;

    private NestedRelatedCalls()
    {
    }

    public static bool AreIn(Expression condition)
    {
        var visitor = new NestedRelatedCalls();
        visitor.Visit(condition);
        return visitor.found;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        found |= RelatedRowsCall.Find(node) is { Behavior: not SubqueryBehavior.Exists };
        return found ? node : base.VisitMethodCall(node);
    }
}
