using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>count</c>, <c>count__ge</c>, <c>count__in</c> and similar ones on a list column.</summary>
/// <param name="comparison">The operator that is applied to the number.</param>
/// <param name="names">The spellings.</param>
internal sealed class ListCountOperator(FilterOperator comparison, params string[] names) : FilterOperator(names)
{
    public override bool Accepts(OperandValueType type) => type.Element is not null;

    public override OperandValueType OperandOf(OperandValueType type) => OperandValueType.WholeNumber;

    public override OperandShape Shape => comparison.Shape;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.Value is null
            ? condition.Fail(FilterProblemKind.NullValue, "a number of values is never null")
            : comparison.Bind(condition with { Type = OperandValueType.WholeNumber });

    public override IOperandSource SourceOf(IReadOnlyList<EntityMember> path)
        => new ListCountOperandSource(new MemberOperandSource(path), path[^1].ValueType?.Element?.ClrType ?? typeof(object));
}
