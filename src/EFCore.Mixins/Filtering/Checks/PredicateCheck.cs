using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>
///     Requires that a condition is true, or that it is not. A condition that is unknown to the database is not true, as in C#.
/// </summary>
/// <param name="negated">Whether the condition must not be true.</param>
/// <param name="onNull">Whether the check is true if there is no row.</param>
internal sealed class PredicateCheck(bool negated = false, bool onNull = false) : ValueCheck
{
    public override bool OnNull => onNull;

    public override Expression Build(ConditionOperand operand)
        => negated
            ? Expression.OrElse(Expression.Not(operand.Unwrapped), ComparisonExpressions.IsNull(operand.Unwrapped))
            : operand.Unwrapped;

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(PredicateCheck));
        writer.Add(negated);
        writer.Add(onNull);
    }

    public override ValueCheck Negate() => new PredicateCheck(!negated, !onNull);
}
