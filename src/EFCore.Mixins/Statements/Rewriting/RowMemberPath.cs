using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>The members that lead from a row to a value, such as <c>post.User.Name</c>.</summary>
/// <param name="Type">The type of the value.</param>
/// <param name="Name">The name of the only member; null if there are several.</param>
internal sealed record RowMemberPath(Type Type, string? Name)
{
    /// <summary>The expression as a path; null if it is no path, or starts from another row.</summary>
    public static RowMemberPath? Of(Expression value, ParameterExpression row)
        => Step(value) is var (source, name)
            ? WithoutCast(source) == row ? new RowMemberPath(WithoutCast(value).Type, name)
                : Of(source, row) is { } path ? path with { Type = WithoutCast(value).Type, Name = null }
                : null
            : null;

    private static (Expression Source, string Name)? Step(Expression value)
        => WithoutCast(value) switch
        {
            MemberExpression { Expression: { } source } member => (source, member.Member.Name),
            MethodCallExpression
            {
                Method.Name: nameof(EF.Property),
                Arguments: [var source, ConstantExpression { Value: string name }],
            } call when call.Method.DeclaringType == typeof(EF) => (source, name),
            _ => null,
        };

    /// <summary>The value without conversions, and without the <c>Value</c> of a nullable.</summary>
    private static Expression WithoutCast(Expression value)
        => value switch
        {
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Operand: var operand } => WithoutCast(operand),
            PresentRowExpression { Row: var present } => WithoutCast(present),
            MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } nullable }
                when Nullable.GetUnderlyingType(nullable.Type) is not null => WithoutCast(nullable),
            _ => value,
        };
}
