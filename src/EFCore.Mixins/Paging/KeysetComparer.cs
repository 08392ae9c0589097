namespace EFCore.Mixins.Paging;

/// <summary>Compares the positions of in-memory rows.</summary>
internal sealed class KeysetComparer(IReadOnlyList<KeysetColumn> columns) : IComparer<object?[]>
{
    public int Compare(object?[]? x, object?[]? y)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (Compare(columns[i], x?[i], y?[i]) is not 0 and var order)
                return order;
        }

        return 0;
    }

    private static int Compare(KeysetColumn column, object? left, object? right)
        => (left, right) switch
        {
            (null, null) => 0,
            (null, _) => column.AreNullsFirst ? -1 : 1,
            (_, null) => column.AreNullsFirst ? 1 : -1,
            _ => column.IsDescending ? -Compare(column.Format, left, right) : Compare(column.Format, left, right),
        };

    private static int Compare(CursorValue format, object left, object right)
        => ValueOrder.Compare(format.Stored(left), format.Stored(right));
}
