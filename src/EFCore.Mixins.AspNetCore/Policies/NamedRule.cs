namespace EFCore.Mixins.Policies;

/// <summary>A filter of the server that requests switch on by a name.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="ValueType">The type of its value; <see cref="bool"/> for a switch.</param>
/// <param name="Make">Makes the filter of the value; null where the value switches it off.</param>
internal sealed record NamedRule(string Name, Type ValueType, Func<object, object?> Make);
