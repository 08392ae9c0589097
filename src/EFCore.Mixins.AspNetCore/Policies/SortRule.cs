namespace EFCore.Mixins.Policies;

/// <summary>What may be sorted by.</summary>
/// <param name="Path">The path to it, with dots.</param>
/// <param name="Aggregates">What of many rows; none where the path leads to one.</param>
/// <param name="Name">Its name in requests; null for that of the path.</param>
internal sealed record SortRule(string Path, SortAggregates Aggregates, string? Name);
