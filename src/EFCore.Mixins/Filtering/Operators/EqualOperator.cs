using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>exact</c> and <c>ne</c>: null is a value like any other.</summary>
internal sealed class EqualOperator(bool negated, params string[] names) : FilterOperator(names)
{
    public override bool Accepts(OperandValueType type) => type.HasEquality;

    public override ValueCheck? Bind(UnboundCondition condition)
    {
        if (condition.Value is null)
            return new NullCheck(isNull: !negated);
        return condition.TryCoerce(out var value) ? new EqualCheck(value, negated) : null;
    }
}
