namespace EFCore.Mixins.Paging;

/// <summary>Rows on one side of a place.</summary>
/// <param name="Count">How many they are at most.</param>
/// <param name="Position">The place that they are behind, or before; null for the end that the way begins at.</param>
/// <param name="IsBackward">Whether they are before the place.</param>
/// <param name="Until">The last place to read, its row included; null for all.</param>
internal sealed record PageSpan(int Count, KeysetPosition? Position = null, bool IsBackward = false, KeysetPosition? Until = null);
