namespace EFCore.Mixins.Paging;

/// <summary>A place in an order: that of a row, by the values of the sort keys.</summary>
/// <param name="Values">The values, one for each column of the order.</param>
internal sealed record KeysetPosition(object?[] Values)
{
    /// <summary>No place: without sort keys.</summary>
    public static KeysetPosition None { get; } = new([]);

    /// <summary>Whether the rows around it have the same value in the first column.</summary>
    public bool IsTied { get; init; }

    /// <summary>Whether the row itself is among those behind the place, or those before it.</summary>
    public bool IsInclusive { get; init; }
}
