using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>gt ge lt le</c>, and <c>gte lte</c> as Django spells them.</summary>
internal sealed class CompareOperator(Comparison comparison) : Operator([.. comparison.Names])
{
    public override bool Accepts(OperandType type) => type.HasOrder;

    public override Check? Bind(Condition condition)
        => condition.TryCoerce(out var value) ? comparison.With(value) : null;
}
