using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>iexact</c>: equal except for case. Null is compared as in <c>exact</c>.</summary>
internal sealed class IgnoreCaseEqualOperator() : TextOperator(nameof(TextFunctions.IEquals), "iexact")
{
    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.Value is null ? new NullCheck(isNull: true) : base.Bind(condition);
}
