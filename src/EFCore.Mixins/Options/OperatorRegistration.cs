using System.Linq.Expressions;

namespace EFCore.Mixins.Options;

/// <summary>An operator that the options of a context add.</summary>
/// <param name="Name">The name after <c>__</c>.</param>
/// <param name="Predicate">The condition over the attribute and the value.</param>
internal sealed record OperatorRegistration(string Name, LambdaExpression Predicate);
