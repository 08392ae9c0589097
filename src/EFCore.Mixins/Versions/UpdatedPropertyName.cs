using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Versions;

/// <summary>The property that a setter of a bulk update sets: <c>row => row.Body</c>, or by <c>EF.Property</c>.</summary>
internal static class UpdatedPropertyName
{
    public static string? NameOf(Expression member)
        => WithoutCast(member) switch
        {
            MemberExpression { Expression: { } row, Member: var property } when WithoutCast(row) is ParameterExpression => property.Name,
            MethodCallExpression { Method.Name: nameof(EF.Property), Arguments: [var row, ConstantExpression { Value: string name }] } call
                when call.Method.DeclaringType == typeof(EF) && WithoutCast(row) is ParameterExpression => name,
            _ => null,
        };

    private static Expression WithoutCast(Expression node)
        => node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Operand: var operand }
            ? WithoutCast(operand)
            : node;
}
