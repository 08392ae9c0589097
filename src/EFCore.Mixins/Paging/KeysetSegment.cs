namespace EFCore.Mixins.Paging;

/// <summary>The rows that one query of a page reads.</summary>
/// <remarks>
///     An index that begins with a nullable column gives the order of the rows that have a value there, and of those that have none, but
///     not with both in the place that is wanted.
/// </remarks>
/// <param name="Kind">Which rows.</param>
/// <param name="Position">The place that they are behind; null where all rows of the segment are.</param>
internal sealed record KeysetSegment(SegmentKind Kind, KeysetPosition? Position)
{
    /// <summary>The segments behind a place, in their order; from the beginning where there is none.</summary>
    public static IReadOnlyList<KeysetSegment> Of(IReadOnlyList<KeysetColumn> columns, KeysetPosition? position)
    {
        if (!columns[0].CanBeNull)
            return [new(SegmentKind.Whole, position)];
        SegmentKind[] kinds = columns[0].AreNullsFirst ? [SegmentKind.WithoutValue, SegmentKind.WithValue] : [SegmentKind.WithValue, SegmentKind.WithoutValue];
        if (position is null)
            return [.. kinds.Select(kind => new KeysetSegment(kind, null))];
        var current = position.Values[0] is null ? SegmentKind.WithoutValue : SegmentKind.WithValue;
        return [.. kinds.SkipWhile(kind => kind != current).Select(kind => new KeysetSegment(kind, kind == current ? position : null))];
    }
}
