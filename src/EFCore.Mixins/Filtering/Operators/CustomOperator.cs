using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>An operator that the user registered: a predicate over the attribute and the value.</summary>
internal sealed class CustomOperator(string name, LambdaExpression predicate) : FilterOperator(name)
{
    private readonly OperandValueType valueType = new(predicate.Parameters[1].Type);
    private readonly Type memberType = predicate.Parameters[0].Type;

    public override bool Accepts(OperandValueType type)
        => memberType.IsAssignableFrom(type.ClrType) || memberType == type.Underlying;

    public override OperandValueType OperandOf(OperandValueType type) => valueType with { Clock = type.Clock };

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(condition.Value, OperandOf(condition.Type), out var value) ? new CustomCheck(predicate, value) : null;
}
