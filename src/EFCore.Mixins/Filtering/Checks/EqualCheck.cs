using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x == value</c>, or its opposite, which keeps nulls.</summary>
internal sealed class EqualCheck(object value, bool negated = false) : Check
{
    private readonly Argument argument = new(value);

    public override bool OnNull => negated;

    public override Expression Build(Operand operand)
        => negated ? Comparisons.NotEqual(operand.Value, argument) : Comparisons.Equal(operand.Value, argument);

    /// <summary>The check on a condition: <c>public = true</c> is the condition itself, <c>public = false</c> its negation.</summary>
    public Check AsPredicate() => new PredicateCheck(value is true == negated, onNull: negated);

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(EqualCheck));
        shape.Add(negated);
        shape.Add(argument);
    }

    public override Check Negate() => new EqualCheck(value, !negated);
}
