namespace EFCore.Mixins;

/// <summary>One member of a model that can't be filled.</summary>
/// <param name="Path">Its path, such as <c>Comments[2].Author</c>; empty for the model itself.</param>
/// <param name="Expected">The type of the member.</param>
/// <param name="Reason">A description.</param>
public sealed record ModelProblem(string Path, Type Expected, string Reason);
