namespace EFCore.Mixins;

/// <summary>The page of a request.</summary>
/// <param name="Number">The number of the page, from 1 on.</param>
/// <param name="Size">How many rows it has.</param>
/// <param name="After">The cursor that it begins behind; null for none.</param>
/// <param name="Before">The cursor that it ends before; null for none.</param>
/// <param name="Total">How the rows are counted.</param>
public sealed record PageRequest(int Number, int Size, Cursor? After, Cursor? Before, Total Total)
{
    /// <summary>Whether the request names a number, rather than take the first page.</summary>
    internal bool HasNumber { get; init; }
}
