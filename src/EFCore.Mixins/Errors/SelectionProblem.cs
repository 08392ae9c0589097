namespace EFCore.Mixins;

/// <summary>One name that is not a member.</summary>
/// <param name="Argument">The argument that contains the name, such as <c>include</c>.</param>
/// <param name="Path">The given path.</param>
/// <param name="Reason">A description.</param>
/// <param name="Suggestions">The members with similar names, most similar first.</param>
public sealed record SelectionProblem(string Argument, string Path, string Reason, IReadOnlyList<string> Suggestions);
