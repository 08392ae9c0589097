using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Finds out whether a query loads relations with its rows. Most queries do not, and then no row is checked for what was loaded.</summary>
internal sealed class RelationLoadFinder : ExpressionVisitor
{
    private bool found;

    /// <summary>Whether the query has includes or a load plan; what a class includes by itself is not looked at.</summary>
    public static bool AreIn(Expression query)
    {
        var loads = new RelationLoadFinder();
        loads.Visit(query);
        return loads.found;
    }

    public override Expression? Visit(Expression? node) => found ? node : base.Visit(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        found = LoadPlanMarker.IsMark(node)
            || (node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
                && node.Method.Name == nameof(EntityFrameworkQueryableExtensions.Include));
        return found ? node : base.VisitMethodCall(node);
    }
}
