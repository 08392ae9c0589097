using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Conditions that related rows fulfil wherever a filter leads to them, as if there were no other rows.</summary>
/// <param name="conditions">The condition of each path of relations from the root, by the names of their members with dots between.</param>
internal sealed class RowGuards(IReadOnlyDictionary<string, LambdaExpression> conditions)
{
    public LambdaExpression? Of(RowVariable row) => conditions.GetValueOrDefault(PathOf(row));

    private static string PathOf(RowVariable row)
    {
        var path = string.Join('.', row.Path.Select(member => member.Name));
        return row.Parent is { Parent: not null } parent ? $"{PathOf(parent)}.{path}" : path;
    }
}
