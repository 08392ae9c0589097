using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Requires that a condition holds, or does not. What is unknown to the database does not hold, as in C#.</summary>
/// <param name="negated">Whether the condition must not hold.</param>
/// <param name="onNull">Whether the check holds where there is no row.</param>
internal sealed class PredicateCheck(bool negated = false, bool onNull = false) : ValueCheck
{
    public override bool OnNull => onNull;

    public override Expression Build(ConditionOperand operand)
        => negated ? Expression.OrElse(Expression.Not(operand.Unwrapped), ComparisonExpressions.IsNull(operand.Unwrapped)) : operand.Unwrapped;

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(PredicateCheck));
        writer.Add(negated);
        writer.Add(onNull);
    }

    public override ValueCheck Negate() => new PredicateCheck(!negated, !onNull);
}
