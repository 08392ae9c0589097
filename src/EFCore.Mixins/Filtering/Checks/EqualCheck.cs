using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x == value</c>, or its opposite, which keeps nulls.</summary>
internal sealed class EqualCheck(object value, bool negated = false) : Check
{
    public override bool OnNull => negated;

    public override Expression Build(Operand operand)
        => negated ? Comparisons.NotEqual(operand.Value, value) : Comparisons.Equal(operand.Value, value);

    /// <summary>The check on a condition: <c>public = true</c> is the condition itself, <c>public = false</c> its negation.</summary>
    public Check AsPredicate() => new PredicateCheck(value is true == negated, onNull: negated);

    public override Check Negate() => new EqualCheck(value, !negated);
}
