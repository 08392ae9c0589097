using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x == null</c>, or its opposite.</summary>
internal sealed class NullCheck(bool isNull) : Check
{
    public override bool OnNull => isNull;

    public override Expression Build(Operand operand)
        => isNull ? operand.IsNull : Expression.NotEqual(operand.IsNull.Left, operand.IsNull.Right);

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(NullCheck));
        shape.Add(isNull);
    }

    public override Check Negate() => new NullCheck(!isNull);
}
