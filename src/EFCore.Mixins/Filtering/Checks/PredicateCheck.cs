using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Asks whether a condition holds, or does not: what the database cannot tell does not hold, as in C#.</summary>
/// <param name="negated">Whether the condition must not hold.</param>
/// <param name="onNull">Whether the check holds where there is no row to ask.</param>
internal sealed class PredicateCheck(bool negated = false, bool onNull = false) : Check
{
    public override bool OnNull => onNull;

    public override Expression Build(Operand operand)
        => negated ? Expression.OrElse(Expression.Not(operand.Unwrapped), Comparisons.IsNull(operand.Unwrapped)) : operand.Unwrapped;

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(PredicateCheck));
        shape.Add(negated);
        shape.Add(onNull);
    }

    public override Check Negate() => new PredicateCheck(!negated, !onNull);
}
