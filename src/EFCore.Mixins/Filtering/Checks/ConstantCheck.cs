using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>True for every value, or for none: a list without values.</summary>
internal sealed class ConstantCheck(bool value) : ValueCheck
{
    public override bool OnNull => value;

    public override Expression Build(ConditionOperand operand) => Expression.Constant(value);

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ConstantCheck));
        writer.Add(value);
    }

    public override ValueCheck Negate() => new ConstantCheck(!value);
}
