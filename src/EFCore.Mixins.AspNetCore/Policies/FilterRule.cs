namespace EFCore.Mixins.Policies;

/// <summary>An attribute that requests may filter by.</summary>
/// <param name="Path">The path to it, with dots.</param>
/// <param name="Operators">The allowed operators.</param>
/// <param name="Name">Its name in requests; null for that of the path.</param>
internal sealed record FilterRule(string Path, FilterOperators Operators, string? Name);
