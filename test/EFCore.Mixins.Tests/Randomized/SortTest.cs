namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A sort key: of a column at the end of a to-one path, or of an aggregate.</summary>
internal sealed record SortTest(Relation[] Path, Column? Column, string? Aggregate, bool IsDescending, bool? NullsFirst)
{
    /// <summary>Sorts rows by several keys, with nulls in their default place or as specified.</summary>
    public static IEnumerable<object> Sort(IEnumerable<object> rows, IEnumerable<SortTest> keys)
        => rows.Order(Comparer<object>.Create((left, right) => keys.Select(key => key.Compare(left, right)).FirstOrDefault(order => order != 0)));

    public override string ToString()
        => $"{(IsDescending ? "-" : "")}{string.Join("___", Path.Select(relation => relation.Name).Concat(Column is null ? [] : [Column.Name]))}"
            + (Aggregate is null ? "" : $"__{Aggregate}")
            + NullsFirst switch { null => "", true => "__nullsfirst", false => "__nullslast" };

    private int Compare(object left, object right)
        => (Value(left), Value(right)) switch
        {
            (null, null) => 0,
            (null, _) => NullsFirst ?? IsDescending ? -1 : 1,
            (_, null) => NullsFirst ?? IsDescending ? 1 : -1,
            var (one, other) => Operators.Order(one, other) * (IsDescending ? -1 : 1),
        };

    private object? Value(object root)
    {
        var rows = Path.Aggregate((IEnumerable<object>)[root], (reached, relation) => reached.SelectMany(relation.Rows)).ToList();
        if (Aggregate == "count")
            return rows.Count;
        // Nulls are left out, so neither argument is null.
        var values = rows
            .Select(row => Column?.Of(row))
            .Where(value => value is not null)
            .Order(Comparer<object?>.Create((one, other) => Operators.Order(one!, other!)));
        return Aggregate == "max" ? values.LastOrDefault() : values.FirstOrDefault();
    }
}
