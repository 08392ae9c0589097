namespace EFCore.Mixins;

/// <summary>A page by its number.</summary>
/// <param name="Items">The rows of the page, in the order of the statement, and rows that are equal in it by the primary key.</param>
/// <param name="Number">The number of the page; the first one is 1.</param>
/// <param name="Size">The number of rows of a full page.</param>
/// <param name="HasNext">Whether another page follows. One row more than the page is read to find out, so no total is needed.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, bool HasNext)
{
    /// <summary>The number of rows of all pages; null with <see cref="EFCore.Mixins.Total.None" />.</summary>
    public long? Total { get; init; }

    /// <summary>Whether <see cref="Total" /> was counted, and is neither a cap nor an estimate.</summary>
    public bool TotalIsExact { get; init; }

    /// <summary>
    ///     The number of pages for <see cref="Total" /> rows; null without a total, or if it exceeds the range of <see cref="int" />.
    /// </summary>
    public int? PageCount => Total is { } total && ((total + Size - 1) / Size) is <= int.MaxValue and var count ? (int)count : null;

    /// <summary>Whether the page is not the first one.</summary>
    public bool HasPrevious => Number > 1;
}
