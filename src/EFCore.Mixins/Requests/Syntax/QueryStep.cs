namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A part of a name, before the first bracket or within brackets.</summary>
/// <param name="Text">The text.</param>
/// <param name="Start">Its start in the name.</param>
internal readonly record struct QueryStep(string Text, int Start);
