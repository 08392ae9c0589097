using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Databases;

/// <summary>
///     Removes the rank of nulls if the database sorts them to the same position by default. An index provides the order only without it.
/// </summary>
internal static class RedundantNullRank
{
    /// <summary>The order without the rank before it; null if it has none, or needs it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="areLargest">Whether the database sorts null as the largest value; otherwise as the smallest.</param>
    public static MethodCallExpression? WithoutRank(MethodCallExpression order, bool areLargest)
        // OrderBy(post => post.Title == null).ThenBy(post => post.Title)
        => order is
        {
            Method.Name: nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending),
            Arguments: [MethodCallExpression before, UnaryExpression { Operand: LambdaExpression key }],
        }
            && IsOrder(order) && IsOrder(before) && IsDescending(order) == IsDescending(before) == areLargest
            && before.Arguments is [var source, UnaryExpression { Operand: LambdaExpression nullKey }]
            && nullKey.Body is BinaryExpression { NodeType: ExpressionType.Equal } isNull
            && isNull.Right is ConstantExpression { Value: null }
            && AreSame(isNull.Left, nullKey.Parameters[0], key)
                ? Expression.Call(
                    typeof(Queryable),
                    QueryableCalls.NameOfOrder(IsFirst(before), IsDescending(order)),
                    order.Method.GetGenericArguments(),
                    source,
                    order.Arguments[1])
                : null;

    private static bool IsFirst(MethodCallExpression order)
        => order.Method.Name.StartsWith(nameof(Queryable.OrderBy), StringComparison.Ordinal);

    private static bool IsOrder(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Queryable) && call.Arguments.Count == 2
            && call.Method.Name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending)
                or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending);

    private static bool IsDescending(MethodCallExpression order)
        => order.Method.Name.EndsWith("Descending", StringComparison.Ordinal);

    private static bool AreSame(Expression value, ParameterExpression row, LambdaExpression key)
        => ExpressionEqualityComparer.Instance.Equals(
            WithoutNullable(ReplacingExpressionVisitor.Replace(row, key.Parameters[0], value)),
            key.Body);

    /// <summary>A value type that is null for a missing relation is compared as a nullable one.</summary>
    private static Expression WithoutNullable(Expression value)
        => value is UnaryExpression { NodeType: ExpressionType.Convert } cast && Nullable.GetUnderlyingType(cast.Type) == cast.Operand.Type
            ? cast.Operand
            : value;
}
