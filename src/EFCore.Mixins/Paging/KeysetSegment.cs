namespace EFCore.Mixins.Paging;

/// <summary>The rows that one query of a page reads.</summary>
/// <param name="Kind">The kind of rows.</param>
/// <param name="Position">The position before the rows; null for all rows of the segment.</param>
internal sealed record KeysetSegment(SegmentKind Kind, KeysetPosition? Position)
{
    /// <summary>The segments after a position, in their order; from the beginning without a position.</summary>
    /// <remarks>
    ///     An index that begins with a nullable column serves the order of the rows with a value, and of those without, but
    ///     not always in the requested sequence of both.
    /// </remarks>
    /// <param name="order">The order.</param>
    /// <param name="isBackward">Whether rows are read towards the beginning of the order.</param>
    /// <param name="position">The position.</param>
    public static IReadOnlyList<KeysetSegment> Of(KeysetOrder order, bool isBackward, KeysetPosition? position)
    {
        var first = order.Way(isBackward)[0];
        if (!first.CanBeNull)
            return OfValues(order, SegmentKind.Whole, position);
        var (values, nulls) = (SegmentKind.WithValue, new KeysetSegment(SegmentKind.WithoutValue, null));
        if (position?.Values[0] is null && position is not null)
            return first.AreNullsFirst
                ? [nulls with { Position = position }, .. OfValues(order, values, null)]
                : [nulls with { Position = position }];
        return first.AreNullsFirst && position is null ? [nulls, .. OfValues(order, values, null)]
            : first.AreNullsFirst ? OfValues(order, values, position)
            : [.. OfValues(order, values, position), nulls];
    }

    /// <summary>
    ///     The rows with a value in the first column. If many have the same one, no single condition with an index finds the position of
    ///     the other columns. Those rows are read by a separate query.
    /// </summary>
    private static KeysetSegment[] OfValues(KeysetOrder order, SegmentKind kind, KeysetPosition? position)
        => position is { IsTied: true } && order.ReadsTiesApart
            ? [new(SegmentKind.Tied, position), new(SegmentKind.Behind, position)]
            : [new(kind, position)];
}
