using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Holds for every value, or for none: a list without values.</summary>
internal sealed class ConstantCheck(bool value) : Check
{
    public override bool OnNull => value;

    public override Expression Build(Operand operand) => Expression.Constant(value);

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(ConstantCheck));
        shape.Add(value);
    }

    public override Check Negate() => new ConstantCheck(!value);
}
