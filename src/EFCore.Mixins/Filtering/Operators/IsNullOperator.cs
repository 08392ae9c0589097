using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>isnull</c>, with true or false.</summary>
internal sealed class IsNullOperator() : FilterOperator("isnull")
{
    public override OperandValueType OperandOf(OperandValueType type) => OperandValueType.Boolean;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(condition.Value, OperandValueType.Boolean, out var value) ? new NullCheck(isNull: (bool)value) : null;
}
