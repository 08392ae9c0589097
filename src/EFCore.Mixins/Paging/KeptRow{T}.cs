namespace EFCore.Mixins.Paging;

/// <summary>A row, or what is made of it, with the values that it was ordered by.</summary>
internal sealed class KeptRow<T>
{
    public required T Row { get; init; }

    /// <summary>The values of the sort keys, as the database compared them.</summary>
    public required object?[] Keys { get; init; }

    /// <summary>The place of the row in the order.</summary>
    public KeysetPosition Position => new(Keys);

    /// <summary>The columns that the load plan needs beside the row.</summary>
    public object?[]? Columns { get; init; }
}
