namespace EFCore.Mixins.Policies;

/// <summary>A sort key of a policy.</summary>
/// <param name="Path">The path to it, with dots.</param>
/// <param name="Aggregates">The aggregates of a to-many path; none for a path to one row.</param>
/// <param name="Name">Its name in requests; null for that of the path.</param>
internal sealed record SortRule(string Path, SortAggregates Aggregates, string? Name);
