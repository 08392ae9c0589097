using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Removes the marks of load plans where they have no effect, such as in conditions, captured queries and counts.</summary>
internal sealed class LoadPlanMarkRemover : ExpressionVisitor
{
    private LoadPlanMarkRemover()
    {
    }

    /// <summary>Whether a mark was found.</summary>
    public bool Found { get; private set; }

    /// <summary>The tree without marks; the same tree if it has none.</summary>
    public static Expression Strip(Expression tree) => new LoadPlanMarkRemover().Visit(tree);

    public static bool IsIn(Expression tree)
    {
        var marks = new LoadPlanMarkRemover();
        marks.Visit(tree);
        return marks.Found;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (!LoadPlanMarker.IsMark(node))
            return base.VisitMethodCall(node);
        Found = true;
        return Visit(node.Arguments[0]);
    }
}
