using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Asks whether a condition holds, or does not: what the database cannot tell does not hold, as in C#.</summary>
/// <param name="negated">Whether the condition must not hold.</param>
/// <param name="onNull">Whether the check holds where there is no row to ask.</param>
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
