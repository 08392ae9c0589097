using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>
///     Makes the value of a twin null if its row is missing. Otherwise SQL would still concatenate texts, count rows and compare with null.
/// </summary>
internal static class ComputedMemberNulls
{
    /// <summary>
    ///     Whether the row is at the end of a path with an optional relation or member, and is not a <see cref="PresentRowExpression" />.
    /// </summary>
    public static bool CanBeMissing(Expression row, IModel model)
        => WithoutCast(row) is MemberExpression { Expression: { } parent } path
            && (model.FindEntityTypes(parent.Type).Any(type => type.FindMember(path.Member.Name) is { } member
                    && new EntityMember(member).CanBeMissing)
                || CanBeMissing(parent, model));

    private static Expression WithoutCast(Expression row)
        => row is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand } ? WithoutCast(operand) : row;

    /// <summary><c>author != null &amp;&amp; …</c>, or <c>author == null ? null : …</c>.</summary>
    public static Expression Guard(Expression row, Expression value)
        => value.Type == typeof(bool) ? Expression.AndAlso(Expression.Not(ComparisonExpressions.IsNull(row)), value)
            : OrNull(row, value) is var guarded && guarded.Type == value.Type ? guarded
            : Expression.Convert(guarded, value.Type);

    /// <summary>The value; null if the row is missing.</summary>
    public static Expression OrNull(Expression row, Expression value)
    {
        var type = NullableTypes.Of(value.Type);
        var known = value.Type == typeof(bool) ? AsValue(value) : value;
        return Expression.Condition(
            ComparisonExpressions.IsNull(row),
            Expression.Constant(null, type),
            known.Type == type ? known : Expression.Convert(known, type));
    }

    /// <summary>A condition as a value, which is never unknown in SQL: <c>rating > 3 ? true : false</c>.</summary>
    public static Expression AsValue(Expression condition)
        => Expression.Condition(condition, Expression.Constant(true), Expression.Constant(false));

    /// <summary>Whether the twin itself is null or false if the row is missing.</summary>
    public static bool ArePropagated(LambdaExpression twin) => IsNull(twin.Body, twin.Parameters[0]);

    private static bool IsNull(Expression node, ParameterExpression row)
        => node switch
        {
            ParameterExpression => node == row,
            MemberExpression { Expression: { } parent } member => IsStored(member) && IsNull(parent, row),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.Negate } unary => IsNull(unary.Operand, row),
            BinaryExpression { NodeType: ExpressionType.AndAlso } both => IsNull(both.Left, row) || IsNull(both.Right, row),
            BinaryExpression { NodeType: ExpressionType.OrElse } either => IsNull(either.Left, row) && IsNull(either.Right, row),
            BinaryExpression binary when IsOrder(binary.NodeType)
                || (IsArithmetic(binary.NodeType) && binary.Type != typeof(string)) => IsNull(binary.Left, row)
                || IsNull(binary.Right, row),
            _ => false,
        };

    private static bool IsStored(MemberExpression member)
        => !Attribute.IsDefined(member.Member, typeof(HybridAttribute))
            && member.Member.Name != nameof(Nullable<>.HasValue)
            && (member.Expression?.Type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(member.Expression?.Type));

    private static bool IsOrder(ExpressionType type)
        => type is ExpressionType.GreaterThan
            or ExpressionType.GreaterThanOrEqual
            or ExpressionType.LessThan
            or ExpressionType.LessThanOrEqual;

    private static bool IsArithmetic(ExpressionType type)
        => type is ExpressionType.Add
            or ExpressionType.Subtract
            or ExpressionType.Multiply
            or ExpressionType.Divide
            or ExpressionType.Modulo;
}
