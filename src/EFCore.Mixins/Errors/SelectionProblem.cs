namespace EFCore.Mixins;

/// <summary>One name that selects nothing.</summary>
/// <param name="Argument">The argument that holds the name, as <c>include</c>.</param>
/// <param name="Path">The path as it was given.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Suggestions">The members with the nearest names, nearest first.</param>
public sealed record SelectionProblem(string Argument, string Path, string Reason, IReadOnlyList<string> Suggestions);
