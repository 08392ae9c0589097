using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A text function of <see cref="TextFunctions" />; the opposite keeps nulls.</summary>
/// <param name="function">Its name.</param>
/// <param name="text">What it looks for.</param>
/// <param name="needsCollation">Whether the column has a collation that does not support patterns.</param>
/// <param name="negated">Whether it is the opposite.</param>
internal sealed class TextCheck(string function, string text, bool needsCollation, bool negated = false) : ValueCheck
{
    private readonly ConditionValue argument = new(text);

    public override bool OnNull => negated;

    public override Expression Build(ConditionOperand operand)
    {
        var value = needsCollation ? TextFunctions.Collated(operand.Value) : operand.Value;
        var call = TextFunctions.Call(function, value, Parameter.Of(argument, typeof(string)));
        return negated ? operand.OrNull(Expression.Not(call)) : call;
    }

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(function);
        writer.Add(negated);
        writer.Add(argument);
    }

    public override ValueCheck Negate() => new TextCheck(function, text, needsCollation, !negated);
}
