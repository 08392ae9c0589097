using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The row variables of one filter: every condition on the same to-many path shares one.</summary>
internal sealed class RowScope(Row root)
{
    private Dictionary<(Row Parent, string Path), Row>? rows;

    public Row Root => root;

    /// <summary>The same rows to start from, with related rows of its own: what a negation speaks of.</summary>
    public RowScope Separate() => new(root);

    /// <summary>The row that the relations lead to from the root, and the to-one relations left after its last to-many one.</summary>
    public (Row Row, IReadOnlyList<Member> ToOne) Follow(IReadOnlyList<Member> relations)
    {
        if (relations.Count == 0)
            return (root, []);
        var row = root;
        var rest = new List<Member>();
        foreach (var relation in relations)
        {
            rest.Add(relation);
            if (!relation.IsToMany)
                continue;
            row = RowOf(row, rest);
            rest = [];
        }

        return (row, rest);
    }

    private Row RowOf(Row parent, IReadOnlyList<Member> path)
    {
        var key = (parent, string.Join('.', path.Select(relation => relation.Name)));
        rows ??= [];
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = parent.Related(path);
        return row;
    }
}
