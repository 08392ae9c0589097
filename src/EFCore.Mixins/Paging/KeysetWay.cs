namespace EFCore.Mixins.Paging;

/// <summary>The direction in which rows are read.</summary>
/// <param name="Columns">The columns in this direction.</param>
/// <param name="IsBackward">Whether it is towards the beginning of the order.</param>
/// <param name="Until">The last position to read, including its row; null for all.</param>
internal sealed record KeysetWay(IReadOnlyList<KeysetColumn> Columns, bool IsBackward, KeysetPosition? Until);
