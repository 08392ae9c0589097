using System.Collections.Immutable;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>
///     Chooses the rows of conditions on to-many paths. For a row variable c of a tree W the choice is
///     <c>rows.Any(c => W(c)) || W(no row)</c>. OR distributes, and the rows of conjuncts that share none are chosen separately.
/// </summary>
/// <param name="maxSize">How many conditions the copies for "no row" may add.</param>
internal sealed class ExistsPlacement(int maxSize)
{
    private int size;

    /// <summary>Whether the tree grew beyond the limit. The result is then not used.</summary>
    public bool IsTooLarge => size > maxSize;

    /// <summary>The node with its rows chosen.</summary>
    /// <param name="node">The node of a whole filter, or of a part that chooses its own rows.</param>
    /// <param name="scope">The rows of the filter, all of whose parts are bound.</param>
    public FilterNode Close(FilterNode node, RowVariableScope scope) => Close(node, scope, []);

    private FilterNode Close(FilterNode node, RowVariableScope scope, ImmutableHashSet<RowVariable> chosen)
        => node.Rows.IsSubsetOf(chosen) || IsTooLarge ? node
            : node is not GroupFilterNode group ? Choose(node, scope, chosen)
            : group.IsAnd ? GroupFilterNode.And(
                Apart(group, chosen).Select(parts => Choose(GroupFilterNode.And(parts), scope, chosen)))
            : GroupFilterNode.Or(group.Parts.Select(part => Close(part, scope, chosen)));

    /// <summary>Chooses one row, then those that are left.</summary>
    private FilterNode Choose(FilterNode node, RowVariableScope scope, ImmutableHashSet<RowVariable> chosen)
    {
        if (node is GroupFilterNode { IsAnd: false } || node.Rows.IsSubsetOf(chosen))
            return Close(node, scope, chosen);
        var row = NextRow(node, chosen);
        var withRow = new ExistsFilterNode(row, scope.SubqueriesOf(row), Close(node, scope, chosen.Add(row)));
        var withoutRow = node.Without(row);
        if (withoutRow == ConstantFilterNode.False)
            return withRow;
        size += withoutRow.Size;
        return GroupFilterNode.Or([withRow, Close(withoutRow, scope, chosen)]);
    }

    /// <summary>
    ///     A row whose parent is chosen: the one that most conjuncts use. A row that only one conjunct uses is then chosen
    ///     within that conjunct.
    /// </summary>
    private static RowVariable NextRow(FilterNode node, ImmutableHashSet<RowVariable> chosen)
        => node.Rows
            .Where(row => !chosen.Contains(row) && row.Parent is { } parent && (parent.IsRoot || chosen.Contains(parent)))
            .MaxBy(row => node is GroupFilterNode group ? group.Parts.Count(part => part.Rows.Contains(row)) : 1)
            ?? throw new InvalidOperationException("A node that is not closed has a row to choose.");

    /// <summary>The conjuncts, in groups that share no row that must still be chosen.</summary>
    private static List<List<FilterNode>> Apart(GroupFilterNode group, ImmutableHashSet<RowVariable> chosen)
    {
        var groups = new List<(HashSet<RowVariable> Rows, List<FilterNode> Parts)>();
        foreach (var part in group.Parts)
        {
            var rows = part.Rows.Where(row => !chosen.Contains(row)).ToHashSet();
            var sharing = groups.FindAll(other => other.Rows.Overlaps(rows));
            groups.RemoveAll(sharing.Contains);
            groups.Add(([.. sharing.SelectMany(other => other.Rows), .. rows], [.. sharing.SelectMany(other => other.Parts), part]));
        }

        return groups.ConvertAll(parts => parts.Parts);
    }
}
