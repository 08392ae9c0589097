using System.Linq.Expressions;

namespace EFCore.Mixins.Policies;

/// <summary>A relation to many rows that filters may lead through.</summary>
/// <param name="Path">The path to it, with dots.</param>
/// <param name="Rows">Which of its rows count; null for all.</param>
internal sealed record RelatedRule(string Path, LambdaExpression? Rows);
