using System.Linq.Expressions;

namespace EFCore.Mixins;

/// <summary>One key of an order, as an expression over the row.</summary>
/// <param name="Expression">The value that is sorted by: <c>post => post.User.Name</c>.</param>
/// <param name="IsDescending">Whether larger values come first.</param>
public sealed record OrderKey(LambdaExpression Expression, bool IsDescending);
