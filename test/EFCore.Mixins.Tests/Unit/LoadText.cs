using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;


namespace EFCore.Mixins.Tests.Unit;

/// <summary>Writes what a query loads: <c>User Joined, Comments SelectIn[where, take] (Author Joined)</c>.</summary>
internal static class LoadText
{
    /// <summary>What all marks of a query load, the outer one last.</summary>
    public static string Of(IQueryable query)
    {
        var marks = new Stack<string>();
        foreach (var call in QueryMethodCalls.Of(query.Expression))
        {
            if (LoadPlanMarker.NodesOf(call) is { } nodes)
                marks.Push(Of(nodes));
        }

        return string.Join(" | ", marks);
    }

    public static string Of(IReadOnlyList<LoadNode> nodes) => string.Join(", ", nodes.Select(Of));

    private static string Of(LoadNode node)
        => $"{node.Relation.Name} {node.Strategy}{Of(node.Selection)}{(node.Children.Count == 0 ? "" : $" ({Of(node.Children)})")}";

    private static string Of(CollectionSelection shape)
    {
        string[] parts =
        [
            .. shape.Conditions.Select(condition => $"where {condition.Body}"),
            .. shape.Order.Select(key => $"order {(key.IsDescending ? "-" : "")}{key.Expression.Body}"),
            .. shape.Skip is { } skip ? [$"skip {Parameter.ValueOf<int>(skip)}"] : (string[])[],
            .. shape.Take is { } take ? [$"take {Parameter.ValueOf<int>(take)}"] : (string[])[],
        ];
        return parts is [] ? "" : $"[{string.Join("; ", parts)}]";
    }
}
