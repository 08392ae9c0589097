namespace EFCore.Mixins.Paging;

/// <summary>A row, or its projection, with the values of the sort keys.</summary>
internal sealed class KeptRow<T>
{
    public required T Row { get; init; }

    /// <summary>The values of the sort keys, in the form compared by the database.</summary>
    public required object?[] Keys { get; init; }

    /// <summary>The position of the row in the order.</summary>
    public KeysetPosition Position => new(Keys);

    /// <summary>The additional columns that the load plan needs.</summary>
    public object?[]? Columns { get; init; }
}
