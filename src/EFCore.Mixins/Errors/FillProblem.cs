namespace EFCore.Mixins;

/// <summary>One value that can't be set.</summary>
/// <param name="Name">The given name.</param>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Reason">A description.</param>
/// <param name="Suggestions">The members with similar names, most similar first.</param>
public sealed record FillProblem(string Name, FillProblemKind Kind, string Reason, IReadOnlyList<string> Suggestions);
