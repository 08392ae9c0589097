using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x == value</c>, or its opposite, which keeps nulls.</summary>
internal sealed class EqualCheck(object value, bool negated = false) : ValueCheck
{
    private readonly ConditionValue argument = new(value);

    public override bool OnNull => negated;

    public override Expression Build(ConditionOperand operand)
        => negated ? ComparisonExpressions.NotEqual(operand.Value, argument) : ComparisonExpressions.Equal(operand.Value, argument);

    /// <summary>The check on a condition: <c>public = true</c> is the condition itself, <c>public = false</c> its negation.</summary>
    public ValueCheck AsPredicate() => new PredicateCheck(value is true == negated, onNull: negated);

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(EqualCheck));
        writer.Add(negated);
        writer.Add(argument);
    }

    public override ValueCheck Negate() => new EqualCheck(value, !negated);
}
