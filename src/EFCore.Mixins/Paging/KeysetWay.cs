namespace EFCore.Mixins.Paging;

/// <summary>The way that rows are read.</summary>
/// <param name="Columns">The columns, in the direction of the way.</param>
/// <param name="IsBackward">Whether it leads to the beginning of the order.</param>
/// <param name="Until">The last place to read, its row included; null for all.</param>
internal sealed record KeysetWay(IReadOnlyList<KeysetColumn> Columns, bool IsBackward, KeysetPosition? Until);
