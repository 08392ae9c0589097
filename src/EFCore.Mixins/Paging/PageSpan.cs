namespace EFCore.Mixins.Paging;

/// <summary>Rows on one side of a position.</summary>
/// <param name="Count">The maximum number of rows.</param>
/// <param name="Position">The position before or after the rows; null for the start of the direction.</param>
/// <param name="IsBackward">Whether they are before the position.</param>
/// <param name="Until">The last position to read, including its row; null for all.</param>
internal sealed record PageSpan(int Count, KeysetPosition? Position = null, bool IsBackward = false, KeysetPosition? Until = null);
