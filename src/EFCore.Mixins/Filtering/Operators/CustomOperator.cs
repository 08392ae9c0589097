using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>An operator that the user registered: a predicate over the attribute and the value.</summary>
internal sealed class CustomOperator(string name, LambdaExpression predicate) : Operator(name)
{
    private readonly OperandType valueType = new(predicate.Parameters[1].Type);
    private readonly Type memberType = predicate.Parameters[0].Type;

    public override bool Accepts(OperandType type)
        => memberType.IsAssignableFrom(type.ClrType) || memberType == type.Underlying;

    public override Check? Bind(Condition condition)
        => condition.TryCoerce(condition.Value, valueType with { Clock = condition.Type.Clock }, out var value) ? new CustomCheck(predicate, value) : null;
}
