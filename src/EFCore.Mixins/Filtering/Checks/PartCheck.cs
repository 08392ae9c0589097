using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>Applies a check to a part of the value: <c>post.PublishedAt.Value.Month == 5</c>.</summary>
internal sealed class PartCheck(Func<Expression, Expression> part, ValueCheck check) : ValueCheck
{
    public override bool OnNull => check.OnNull;

    public override Expression Build(ConditionOperand operand)
        => check.Build(operand with { Value = part(operand.Unwrapped) });

    /// <remarks>The function that takes the part is the same object each time.</remarks>
    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(PartCheck));
        writer.Add(part);
        check.Write(writer);
    }

    public override ValueCheck Negate() => new PartCheck(part, check.Negate());
}
