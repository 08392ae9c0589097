using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>
///     Finds parts of a condition on related rows that are evaluated for each of them: counts, and conditions that use outer rows.
/// </summary>
internal sealed class CostlyConditions : ExpressionVisitor
{
    /// <summary>Whether rows are counted.</summary>
    public bool HasCount { get; private set; }

    /// <summary>Whether a condition on other related rows uses outer rows, so that it cannot be evaluated once.</summary>
    public bool HasCorrelated { get; private set; }

    public static CostlyConditions In(Expression condition)
    {
        var visitor = new CostlyConditions();
        visitor.Visit(condition);
        return visitor;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        HasCount |= node.Method.Name is nameof(Enumerable.Count) or nameof(Enumerable.LongCount)
            && (node.Method.DeclaringType == typeof(Enumerable) || node.Method.DeclaringType == typeof(Queryable));
        HasCorrelated |= RelatedRowsCall.Find(node) is { IsCorrelated: true };
        return base.VisitMethodCall(node);
    }
}
