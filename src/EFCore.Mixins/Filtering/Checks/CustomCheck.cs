using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A predicate that the user registered as an operator; the opposite keeps nulls.</summary>
internal sealed class CustomCheck(LambdaExpression predicate, object value, bool negated = false) : ValueCheck
{
    public override bool OnNull => negated;

    public override Expression Build(ConditionOperand operand)
    {
        var (member, given) = (predicate.Parameters[0], predicate.Parameters[1]);
        Expression[] arguments = [Fitted(operand, member.Type), Parameter.Of(value, given.Type)];
        var body = new ReplacingExpressionVisitor([member, given], arguments).Visit(predicate.Body);
        return negated ? operand.OrNull(Expression.Not(body))
            : operand.CanBeNull ? Expression.AndAlso(new NullCheck(isNull: false).Build(operand), body)
            : body;
    }

    /// <remarks>The predicate is the user's, and may contain values.</remarks>
    public override void Write(StatementKeyWriter writer) => writer.Fail();

    public override ValueCheck Negate() => new CustomCheck(predicate, value, !negated);

    private static Expression Fitted(ConditionOperand operand, Type type)
        => operand.Value.Type == type ? operand.Value
            : operand.Unwrapped.Type == type ? operand.Unwrapped
            : Expression.Convert(operand.Value, type);
}
