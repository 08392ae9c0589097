namespace EFCore.Mixins;

/// <summary>One value that can't be set.</summary>
/// <param name="Name">The name as it was given.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Suggestions">The members with the nearest names, nearest first.</param>
public sealed record FillProblem(string Name, FillProblemKind Kind, string Reason, IReadOnlyList<string> Suggestions);
