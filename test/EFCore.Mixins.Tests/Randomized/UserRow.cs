namespace EFCore.Mixins.Tests.Randomized;

internal sealed record UserRow(int Id, string Name, string? Email, int? Age);
