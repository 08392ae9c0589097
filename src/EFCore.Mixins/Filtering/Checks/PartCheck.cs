using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Asks a check of a part of the value: <c>post.PublishedAt.Value.Month == 5</c>.</summary>
internal sealed class PartCheck(Func<Expression, Expression> part, Check check) : Check
{
    public override bool OnNull => check.OnNull;

    public override Expression Build(Operand operand)
        => check.Build(operand with { Value = part(operand.Unwrapped) });

    public override Check Negate() => new PartCheck(part, check.Negate());
}
