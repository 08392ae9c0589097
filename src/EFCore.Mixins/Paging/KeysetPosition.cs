namespace EFCore.Mixins.Paging;

/// <summary>The position of a row in an order, by the values of the sort keys.</summary>
/// <param name="Values">The values, one for each column of the order.</param>
internal sealed record KeysetPosition(object?[] Values)
{
    /// <summary>No position, without sort keys.</summary>
    public static KeysetPosition None { get; } = new([]);

    /// <summary>Whether the rows around it have the same value in the first column.</summary>
    public bool IsTied { get; init; }

    /// <summary>Whether the row itself is included in the rows after or before the position.</summary>
    public bool IsInclusive { get; init; }
}
