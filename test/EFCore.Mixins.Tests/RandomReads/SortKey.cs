namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A sort key over a path of references, or an aggregate of related rows.</summary>
public sealed record SortKey(IReadOnlyList<Link> Path, Field? Field, string? Aggregate, bool IsDescending, string? Nulls)
{
    /// <summary>The value that a row is ordered by.</summary>
    public object? Of(object row, Judge judge)
    {
        if (Aggregate is null)
            return Field?.Of(judge.Follow(row, Path));
        var rows = judge.Related(Path[^1], judge.Follow(row, Path.Take(Path.Count - 1)));
        if (Aggregate == "count")
            return rows.Count;
        var values = rows.Select(related => Field?.Of(related)).OfType<object>().Order(Comparer<object>.Create(Operators.Order)).ToList();
        return values.Count == 0 ? null : Aggregate == "min" ? values[0] : values[^1];
    }

    /// <summary>Orders two values, nulls where the key puts them.</summary>
    public int Compare(object? left, object? right)
    {
        if (left is null || right is null)
            return left is null && right is null ? 0 : (left is null) == (Nulls is null ? IsDescending : Nulls == "nullsfirst") ? -1 : 1;
        return IsDescending ? Operators.Order(right, left) : Operators.Order(left, right);
    }

    public override string ToString()
        => $"{(IsDescending ? "-" : "")}{string.Join("___", [.. Path.Select(link => link.Name), .. Field is null ? [] : (string[])[Field.Name]])}"
            + $"{(Aggregate is null ? "" : $"__{Aggregate}")}{(Nulls is null ? "" : $"__{Nulls}")}";
}
