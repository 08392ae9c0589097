using System.Linq.Expressions;
using EFCore.Mixins.Statements.Shapes;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A text function of <see cref="TextFunctions" />; the opposite keeps nulls.</summary>
internal sealed class TextCheck(string function, string text, bool negated = false) : Check
{
    private readonly Argument argument = new(text);

    public override bool OnNull => negated;

    public override Expression Build(Operand operand)
    {
        var call = TextFunctions.Call(function, operand.Value, Parameter.Of(argument, typeof(string)));
        return negated ? operand.OrNull(Expression.Not(call)) : call;
    }

    public override void Write(ShapeWriter shape)
    {
        shape.Add(function);
        shape.Add(negated);
        shape.Add(argument);
    }

    public override Check Negate() => new TextCheck(function, text, !negated);
}
