using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Tells whether a query brings relations with its rows. Most don't, and then no row needs to be asked what was loaded.</summary>
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
