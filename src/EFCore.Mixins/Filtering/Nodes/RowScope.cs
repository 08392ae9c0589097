using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The row variables of one filter: every condition on the same to-many path shares one.</summary>
/// <param name="root">The row that paths start from.</param>
/// <param name="subqueries">How the filter asks for related rows; null where it does not say.</param>
internal sealed class RowScope(Row root, SubqueryBehavior? subqueries = null)
{
    private Dictionary<(Row Parent, string Path), Row>? rows;

    public Row Root => root;

    public SubqueryBehavior? Subqueries => subqueries;

    /// <summary>The same rows to start from, with related rows of its own: what a negation speaks of.</summary>
    public RowScope Separate() => new(root, subqueries);

    /// <summary>The same rows, asked for as a part of the filter says.</summary>
    public RowScope With(SubqueryBehavior behavior) => new(root, behavior) { rows = rows ??= [] };

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
        row.Hint = subqueries ?? row.Hint;
        return row;
    }
}
