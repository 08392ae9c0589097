namespace EFCore.Mixins.Tests.Randomized;

internal sealed record TagRow(string Name, string? Color);
