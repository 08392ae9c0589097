using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>One of a list of values; null is looked up where the list has it, and kept by the opposite where it has not.</summary>
/// <param name="values">The values other than null: a list or an <see cref="IQueryable" />.</param>
/// <param name="hasNull">Whether null belongs to the list.</param>
/// <param name="negated">Whether the check asks for values that are not in the list.</param>
internal sealed class InCheck(IEnumerable values, bool hasNull, bool negated = false) : ValueCheck
{
    private readonly ConditionValue argument = new(values);

    public override bool OnNull => hasNull != negated;

    public override Expression Build(ConditionOperand operand)
        => (negated, hasNull) switch
        {
            (false, false) => Contains(operand),
            (false, true) => operand.OrNull(Contains(operand)),
            (true, true) when operand.CanBeNull => Expression.AndAlso(Expression.Not(Contains(operand)), new NullCheck(isNull: false).Build(operand)),
            _ => Expression.Not(Contains(operand)),
        };

    public override void Write(StatementKeyWriter shape)
    {
        if (values is IQueryable)
            shape.Fail();
        shape.Add(nameof(InCheck));
        shape.Add(negated);
        shape.Add(hasNull);
        shape.Add(argument);
    }

    public override ValueCheck Negate() => new InCheck(values, hasNull, !negated);

    private MethodCallExpression Contains(ConditionOperand operand)
        => values is IQueryable query
            ? Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [query.ElementType], query.Expression, Converted(operand.Value, query.ElementType))
            : ListFunctions.Call(operand.Value.Type, operand.Value, Listed(operand.Value.Type));

    private Expression Listed(Type type)
        => Parameter.Of(argument, type.MakeArrayType(), given => ListValueReader.ToArray((ICollection)given!, type)); // lists are read to the end before they come here

    private static Expression Converted(Expression value, Type type)
        => value.Type == type ? value : Expression.Convert(value, type);
}
