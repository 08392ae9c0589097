using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>isnull</c>, with true or false.</summary>
internal sealed class IsNullOperator() : Operator("isnull")
{
    public override Check? Bind(Condition condition)
        => condition.TryCoerce(condition.Value, OperandType.Boolean, out var value) ? new NullCheck(isNull: (bool)value) : null;
}
