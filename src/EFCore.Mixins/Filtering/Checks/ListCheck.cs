using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>A list that contains a value, or some or all of several values. A list that is null contains nothing.</summary>
/// <param name="function">The function of <see cref="ListMemberFunctions" />.</param>
/// <param name="value">The value, or the list of values.</param>
/// <param name="writer">Writes the values as JSON.</param>
/// <param name="negated">Whether the list must not contain them.</param>
internal sealed class ListCheck(string function, object? value, JsonElementWriter writer, bool negated = false) : ValueCheck
{
    private readonly ConditionValue argument = new(value);
    private readonly ConditionValue missing = new(null);

    /// <summary>
    ///     Whether null is one of several values. It is checked separately, because PostgreSQL does not find a null by comparing two
    ///     arrays.
    /// </summary>
    private readonly bool hasNull
        = function != nameof(ListMemberFunctions.Has) && value is IEnumerable values && values.Cast<object?>().Contains(null);

    public override bool OnNull => negated;

    // post.Labels != null && Has(post.Labels, "red")
    public override Expression Build(ConditionOperand operand)
    {
        var holds = Holds(operand.Value);
        return negated ? operand.OrNull(Expression.Not(holds))
            : operand.CanBeNull ? Expression.AndAlso(Expression.Not(operand.IsNull), holds)
            : holds;
    }

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(function);
        writer.Add(negated);
        writer.Add(value is null);
        writer.Add(argument);
        writer.Add(hasNull);
        if (hasNull)
            writer.Add(missing);
    }

    public override ValueCheck Negate() => new ListCheck(function, value, writer, !negated);

    private Expression Holds(Expression list)
    {
        var holds = ListMemberFunctions.Call(function, list, Values(), writer);
        if (!hasNull)
            return holds;
        var holdsNull = ListMemberFunctions.Call(nameof(ListMemberFunctions.Has), list, Parameter.Of(missing, writer.ElementType), writer);
        return function == nameof(ListMemberFunctions.HasAny) ? Expression.OrElse(holds, holdsNull) : Expression.AndAlso(holds, holdsNull);
    }

    private Expression Values()
        => function == nameof(ListMemberFunctions.Has)
            ? Parameter.Of(argument, writer.ElementType)
            : Parameter.Of(
                argument,
                writer.ElementType.MakeArrayType(),
                given => Present((IEnumerable)given!)); // the operator gives a list

    private Array Present(IEnumerable values)
        => ListValueReader.ToArray(values.Cast<object?>().Where(one => one is not null).ToList(), writer.ElementType);
}
