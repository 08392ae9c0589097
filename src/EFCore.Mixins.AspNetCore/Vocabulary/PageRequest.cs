namespace EFCore.Mixins;

/// <summary>The page of a request.</summary>
/// <param name="Number">The number of the page, starting at 1.</param>
/// <param name="Size">The number of rows.</param>
/// <param name="After">The cursor after which it begins; null for none.</param>
/// <param name="Before">The cursor before which it ends; null for none.</param>
/// <param name="Total">How the rows are counted.</param>
public sealed record PageRequest(int Number, int Size, Cursor? After, Cursor? Before, Total Total)
{
    /// <summary>Whether the request contains a page number.</summary>
    internal bool HasNumber { get; init; }
}
