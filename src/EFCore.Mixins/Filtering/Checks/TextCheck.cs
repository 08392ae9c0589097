using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A text function of <see cref="TextFunctions" />; the opposite keeps nulls.</summary>
internal sealed class TextCheck(string function, string text, bool negated = false) : Check
{
    public override bool OnNull => negated;

    public override Expression Build(Operand operand)
    {
        var call = Expression.Call(typeof(TextFunctions), function, null, operand.Value, Parameter.Of(text, typeof(string)));
        return negated ? operand.OrNull(Expression.Not(call)) : call;
    }

    public override Check Negate() => new TextCheck(function, text, !negated);
}
