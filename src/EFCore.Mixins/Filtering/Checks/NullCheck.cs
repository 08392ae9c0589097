using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x == null</c>, or its opposite.</summary>
internal sealed class NullCheck(bool isNull) : ValueCheck
{
    public override bool OnNull => isNull;

    public override Expression Build(ConditionOperand operand)
        => isNull ? operand.IsNull : Expression.NotEqual(operand.IsNull.Left, operand.IsNull.Right);

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(NullCheck));
        writer.Add(isNull);
    }

    public override ValueCheck Negate() => new NullCheck(!isNull);
}
