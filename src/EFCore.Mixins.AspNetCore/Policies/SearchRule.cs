namespace EFCore.Mixins.Policies;

/// <summary>A parameter whose words are searched in several attributes.</summary>
internal sealed record SearchRule(string Parameter, IReadOnlyList<string> Paths);
