using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Determines whether a query loads relations. Most queries do not, and their rows are not checked for loaded relations.</summary>
internal sealed class RelationLoadFinder : ExpressionVisitor
{
    private bool found;

    /// <summary>Whether the query has includes or a load plan. Automatic includes of a class are ignored.</summary>
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
