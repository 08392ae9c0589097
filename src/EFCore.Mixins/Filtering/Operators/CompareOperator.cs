using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>gt ge lt le</c>, and <c>gte lte</c> as Django spells them.</summary>
internal sealed class CompareOperator(ComparisonOperators comparison) : FilterOperator([.. comparison.Names])
{
    public override bool Accepts(OperandValueType type) => type.HasOrder;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(out var value) ? comparison.With(value) : null;
}
