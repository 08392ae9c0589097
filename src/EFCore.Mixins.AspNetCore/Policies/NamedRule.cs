namespace EFCore.Mixins.Policies;

/// <summary>A filter of the server that requests turn on by name.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="ValueType">The type of its value; <see cref="bool"/> for a switch.</param>
/// <param name="Make">Creates the filter from the value; returns null if the value turns it off.</param>
internal sealed record NamedRule(string Name, Type ValueType, Func<object, object?> Make);
