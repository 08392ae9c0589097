using System.Linq.Expressions;

namespace EFCore.Mixins;

/// <summary>One key of an order as an expression.</summary>
/// <param name="Expression">The sorted value: <c>post => post.User.Name</c>.</param>
/// <param name="IsDescending">Whether the order is descending.</param>
public sealed record OrderKey(LambdaExpression Expression, bool IsDescending);
