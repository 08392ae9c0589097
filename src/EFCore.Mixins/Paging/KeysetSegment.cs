namespace EFCore.Mixins.Paging;

/// <summary>The rows that one query of a page reads.</summary>
/// <param name="Kind">Which rows.</param>
/// <param name="Position">The place that they are behind; null where all rows of the segment are.</param>
internal sealed record KeysetSegment(SegmentKind Kind, KeysetPosition? Position)
{
    /// <summary>The segments behind a place, in their order; from the beginning where there is none.</summary>
    /// <remarks>
    ///     An index that begins with a nullable column gives the order of the rows that have a value there, and of those that have none, but
    ///     not with both in the place that is wanted.
    /// </remarks>
    /// <param name="order">The order.</param>
    /// <param name="isBackward">Whether rows are read to the beginning of the order.</param>
    /// <param name="position">The place.</param>
    public static IReadOnlyList<KeysetSegment> Of(KeysetOrder order, bool isBackward, KeysetPosition? position)
    {
        var first = order.Way(isBackward)[0];
        if (!first.CanBeNull)
            return OfValues(order, SegmentKind.Whole, position);
        var (values, nulls) = (SegmentKind.WithValue, new KeysetSegment(SegmentKind.WithoutValue, null));
        if (position?.Values[0] is null && position is not null)
            return first.AreNullsFirst ? [nulls with { Position = position }, .. OfValues(order, values, null)] : [nulls with { Position = position }];
        return first.AreNullsFirst && position is null ? [nulls, .. OfValues(order, values, null)]
            : first.AreNullsFirst ? OfValues(order, values, position)
            : [.. OfValues(order, values, position), nulls];
    }

    /// <summary>
    ///     The rows that have a value in the first column. Among many with the same one, no single condition finds the place of the other columns by an
    ///     index: those rows are read by a query of their own.
    /// </summary>
    private static KeysetSegment[] OfValues(KeysetOrder order, SegmentKind kind, KeysetPosition? position)
        => position is { IsTied: true } && order.ReadsTiesApart
            ? [new(SegmentKind.Tied, position), new(SegmentKind.Behind, position)]
            : [new(kind, position)];
}
