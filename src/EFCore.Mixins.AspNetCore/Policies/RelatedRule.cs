using System.Linq.Expressions;

namespace EFCore.Mixins.Policies;

/// <summary>A to-many relation that filters may use.</summary>
/// <param name="Path">The path to it, with dots.</param>
/// <param name="Rows">The condition for its visible rows; null for all.</param>
internal sealed record RelatedRule(string Path, LambdaExpression? Rows);
