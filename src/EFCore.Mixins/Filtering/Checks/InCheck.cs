using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>
///     One of a list of values. Null matches if the list contains it. The opposite keeps null if the list does not contain it.
/// </summary>
/// <param name="values">The values other than null: a list or an <see cref="IQueryable" />.</param>
/// <param name="hasNull">Whether the list contains null.</param>
/// <param name="negated">Whether values that are not in the list meet the check.</param>
/// <param name="oneByOne">Whether each value is compared by itself, because a list that is sent as one parameter stores its values in
///     another form than the column.</param>
internal sealed class InCheck(IEnumerable values, bool hasNull, bool negated = false, bool oneByOne = false) : ValueCheck
{
    private readonly ConditionValue argument = new(values);

    public override bool OnNull => hasNull != negated;

    public override Expression Build(ConditionOperand operand)
        => (negated, hasNull) switch
        {
            (false, false) => Contains(operand),
            (false, true) => operand.OrNull(Contains(operand)),
            (true, true) when operand.CanBeNull => Expression.AndAlso(
                Expression.Not(Contains(operand)),
                new NullCheck(isNull: false).Build(operand)),
            _ => Expression.Not(Contains(operand)),
        };

    public override void Write(StatementKeyWriter writer)
    {
        if (values is IQueryable || oneByOne)
            writer.Fail();
        writer.Add(nameof(InCheck));
        writer.Add(negated);
        writer.Add(hasNull);
        writer.Add(argument);
    }

    public override ValueCheck Negate() => new InCheck(values, hasNull, !negated, oneByOne);

    // value == first || value == second
    private Expression Contains(ConditionOperand operand)
        => values is IQueryable query
            ? Expression.Call(
                typeof(Queryable),
                nameof(Queryable.Contains),
                [query.ElementType],
                query.Expression,
                Converted(operand.Value, query.ElementType))
            : oneByOne ? BalancedExpressions.Join(
                Expression.OrElse,
                [.. values.Cast<object>().Select(value => ComparisonExpressions.Equal(operand.Value, new ConditionValue(value)))])
            : ListFunctions.Call(operand.Value.Type, operand.Value, Listed(operand.Value.Type));

    private Expression Listed(Type type)
        => Parameter.Of(
            argument,
            type.MakeArrayType(),
            given => ListValueReader.ToArray((ICollection)given!, type)); // lists were read to their end by the operator

    private static Expression Converted(Expression value, Type type)
        => value.Type == type ? value : Expression.Convert(value, type);
}
