using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Expressions;

/// <summary>Reads a path of members from a lambda.</summary>
internal static class LambdaPathReader
{
    /// <summary>The members from <paramref name="row" /> to <paramref name="body" />; null if the body is not such a path.</summary>
    public static IReadOnlyList<LambdaPathMember>? Read(Expression body, ParameterExpression row)
    {
        var steps = new List<LambdaPathMember>();
        while (WithoutCasts(body) is var part && part != row)
        {
            if (StepOf(part) is not var (step, receiver))
                return null;
            steps.Insert(0, step);
            body = receiver;
        }

        return steps;
    }

    /// <summary>The expression below its casts.</summary>
    public static Expression WithoutCasts(Expression part)
    {
        while (part is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } cast)
            part = cast.Operand;
        return part;
    }

    /// <summary>
    ///     The entity type whose member is read from <paramref name="receiver" />: the type itself, or a derived one that is cast to.
    /// </summary>
    public static IEntityType? Owner(IEntityType type, Type receiver)
        => receiver.IsAssignableFrom(type.ClrType)
            ? type
            : type.GetDerivedTypes().FirstOrDefault(derived => receiver.IsAssignableFrom(derived.ClrType));

    // row.Name, EF.Property<User>(row, "Name")
    private static (LambdaPathMember Step, Expression Receiver)? StepOf(Expression part)
        => part switch
        {
            MemberExpression { Expression: { } receiver } member => (new(member.Member.Name, receiver.Type), receiver),
            MethodCallExpression
            {
                Method: { Name: nameof(EF.Property) } method,
                Arguments: [var receiver, ConstantExpression { Value: string name }],
            }
                when method.DeclaringType == typeof(EF) => (new(name, WithoutObject(receiver).Type), WithoutObject(receiver)),
            _ => null,
        };

    /// <summary>The argument of <c>EF.Property</c> is an object. The conversion to it is not a cast.</summary>
    private static Expression WithoutObject(Expression receiver)
        => receiver is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var row } && receiver.Type == typeof(object)
            ? row
            : receiver;
}
