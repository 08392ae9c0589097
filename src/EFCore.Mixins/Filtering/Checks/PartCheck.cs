using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Asks a check of a part of the value: <c>post.PublishedAt.Value.Month == 5</c>.</summary>
internal sealed class PartCheck(Func<Expression, Expression> part, Check check) : Check
{
    public override bool OnNull => check.OnNull;

    public override Expression Build(Operand operand)
        => check.Build(operand with { Value = part(operand.Unwrapped) });

    /// <remarks>The function that takes the part is the same object each time.</remarks>
    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(PartCheck));
        shape.Add(part);
        check.Write(shape);
    }

    public override Check Negate() => new PartCheck(part, check.Negate());
}
