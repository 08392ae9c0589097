using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Takes marks of load plans out of a tree where they say nothing: in conditions, captured queries, counts.</summary>
internal sealed class LoadMarks : ExpressionVisitor
{
    private LoadMarks()
    {
    }

    /// <summary>Whether a mark was met.</summary>
    public bool Found { get; private set; }

    /// <summary>The tree without marks; the same tree where it has none.</summary>
    public static Expression Strip(Expression tree) => new LoadMarks().Visit(tree);

    public static bool IsIn(Expression tree)
    {
        var marks = new LoadMarks();
        marks.Visit(tree);
        return marks.Found;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (!LoadFunctions.IsMark(node))
            return base.VisitMethodCall(node);
        Found = true;
        return Visit(node.Arguments[0]);
    }
}
