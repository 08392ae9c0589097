using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>exact</c> and <c>ne</c>: null is a value like any other.</summary>
internal sealed class EqualOperator(bool negated, params string[] names) : Operator(names)
{
    public override bool Accepts(OperandType type) => type.HasEquality;

    public override Check? Bind(Condition condition)
    {
        if (condition.Value is null)
            return new NullCheck(isNull: !negated);
        return condition.TryCoerce(out var value) ? new EqualCheck(value, negated) : null;
    }
}
