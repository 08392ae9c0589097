namespace EFCore.Mixins;

/// <summary>A page by its number.</summary>
/// <param name="Items">The rows of the page, in the order of the statement; its primary key orders rows that are equal there.</param>
/// <param name="Number">The number of the page; the first one is 1.</param>
/// <param name="Size">How many rows a full page has.</param>
/// <param name="HasNext">Whether another page follows. One row more than the page is read for it, so that it needs no total.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, bool HasNext)
{
    /// <summary>How many rows all pages have; null with <see cref="EFCore.Mixins.Total.None" />.</summary>
    public long? Total { get; init; }

    /// <summary>Whether <see cref="Total" /> is a number of rows that were counted, and neither a cap nor an estimate.</summary>
    public bool TotalIsExact { get; init; }

    /// <summary>
    ///     How many pages <see cref="Total" /> rows make; null where there is no total, or more pages than an <see cref="int" /> can count.
    /// </summary>
    public int? PageCount => Total is { } total && ((total + Size - 1) / Size) is <= int.MaxValue and var count ? (int)count : null;

    /// <summary>Whether the page is not the first one.</summary>
    public bool HasPrevious => Number > 1;
}
