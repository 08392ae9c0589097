using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Says plans below a projection as includes, which EF keeps or drops by its own rules; other marks are taken out.</summary>
internal sealed class ProjectedMarks(DbContext context) : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (!typeof(IQueryable).IsAssignableFrom(node.Type) || node.Arguments is not [var source, ..])
            return LoadMarks.Strip(node);
        var rows = Visit(source);
        return LoadFunctions.NodesOf(node) is { } nodes
            ? Includes.Apply(rows, LoadOrder.Add(LoadNodes.AsJoined(LoadNodes.In(nodes, context)), context))
            : node.Update(node.Object, [rows, .. node.Arguments.Skip(1).Select(LoadMarks.Strip)]);
    }
}
