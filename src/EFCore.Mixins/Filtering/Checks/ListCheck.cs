using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Statements.Shapes;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A list that holds a value, or some or all of several; one that is null holds nothing.</summary>
/// <param name="function">The function of <see cref="ListMembers" />.</param>
/// <param name="value">The value, or the list of values.</param>
/// <param name="writer">Writes the values as JSON.</param>
/// <param name="negated">Whether the list must not hold them.</param>
internal sealed class ListCheck(string function, object? value, ElementWriter writer, bool negated = false) : Check
{
    private readonly Argument argument = new(value);

    public override bool OnNull => negated;

    // post.Labels != null && Has(post.Labels, "red")
    public override Expression Build(Operand operand)
    {
        var holds = ListMembers.Call(function, operand.Value, Values(), writer);
        return negated ? operand.OrNull(Expression.Not(holds))
            : operand.CanBeNull ? Expression.AndAlso(Expression.Not(operand.IsNull), holds)
            : holds;
    }

    public override void Write(ShapeWriter shape)
    {
        shape.Add(function);
        shape.Add(negated);
        shape.Add(value is null);
        shape.Add(argument);
    }

    public override Check Negate() => new ListCheck(function, value, writer, !negated);

    private Expression Values()
        => function == nameof(ListMembers.Has)
            ? Parameter.Of(argument, writer.ElementType)
            : Parameter.Of(argument, writer.ElementType.MakeArrayType(), given => ToArray((ICollection)given!)); // the operator gives a list

    private Array ToArray(ICollection values)
    {
        var array = Array.CreateInstance(writer.ElementType, values.Count);
        var i = 0;
        foreach (var one in values)
            array.SetValue(one, i++);
        return array;
    }
}
