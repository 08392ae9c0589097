using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The row variables of one filter. All conditions on the same to-many path share one.</summary>
/// <param name="root">The row that paths start from.</param>
/// <param name="subqueries">How the filter looks up related rows; null if it does not choose.</param>
internal sealed class RowVariableScope(RowVariable root, SubqueryBehavior? subqueries = null)
{
    private Dictionary<(RowVariable Parent, string Path), RowVariable>? rows;
    private Dictionary<RowVariable, SubqueryBehavior>? hints;

    public RowVariable Root => root;

    public SubqueryBehavior? Subqueries => subqueries;

    /// <summary>The same root, with separate related rows, as in a negation.</summary>
    public RowVariableScope Separate() => new(root, subqueries) { hints = hints };

    /// <summary>The same rows, looked up as a part of the filter chooses.</summary>
    public RowVariableScope With(SubqueryBehavior behavior) => new(root, behavior) { rows = rows ??= [], hints = hints ??= [] };

    /// <summary>The rows at the end of a to-many path as the root. Conditions outside on the same path apply to the same row.</summary>
    public RowVariableScope At(IReadOnlyList<EntityMember> toMany)
        => new(Follow(toMany).Row, subqueries) { rows = rows ??= [], hints = hints ??= [] };

    /// <summary>The row that the relations lead to from the root, and the to-one relations after the last to-many one.</summary>
    public (RowVariable Row, IReadOnlyList<EntityMember> ToOne) Follow(IReadOnlyList<EntityMember> relations)
    {
        if (relations.Count == 0)
            return (root, []);
        var row = root;
        var rest = new List<EntityMember>();
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

    /// <summary>How a row of the filter is looked up. The last part that follows its path and has a choice decides.</summary>
    public SubqueryBehavior SubqueriesOf(RowVariable row)
        => hints is not null && hints.TryGetValue(row, out var hint) ? hint : row.Subqueries;

    private RowVariable RowOf(RowVariable parent, IReadOnlyList<EntityMember> path)
    {
        var key = (parent, string.Join('.', path.Select(relation => relation.Name)));
        rows ??= [];
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = parent.Related(path);
        if (subqueries is { } hint)
            (hints ??= [])[row] = hint;
        return row;
    }
}
