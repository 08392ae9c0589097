using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>iexact</c>: equal but for case; null is looked up as by <c>exact</c>.</summary>
internal sealed class IEqualOperator() : TextOperator(nameof(TextFunctions.IEquals), "iexact")
{
    public override Check? Bind(Condition condition)
        => condition.Value is null ? new NullCheck(isNull: true) : base.Bind(condition);
}
