using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Translates plans below a projection to includes, which EF may ignore, and removes other marks.</summary>
internal sealed class ProjectedLoadMarks(DbContext context) : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (!typeof(IQueryable).IsAssignableFrom(node.Type) || node.Arguments is not [var source, ..])
            return LoadPlanMarkRemover.Strip(node);
        var rows = Visit(source);
        return LoadPlanMarker.NodesOf(node) is { } nodes
            ? IncludeCallBuilder.Apply(rows, LoadedCollectionOrder.Add(LoadNodes.AsJoined(LoadNodes.In(nodes, context)), context))
            : node.Update(node.Object, [rows, .. node.Arguments.Skip(1).Select(LoadPlanMarkRemover.Strip)]);
    }
}
