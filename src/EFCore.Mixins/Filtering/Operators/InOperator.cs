using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>in</c> and <c>notin</c>: a list, in which null is looked up like any value, or a query.</summary>
internal sealed class InOperator(bool negated, string name) : Operator(name)
{
    public override bool Accepts(OperandType type) => type.HasEquality;

    public override Check? Bind(Condition condition)
        => condition.Value is IQueryable query and not EnumerableQuery ? BindQuery(condition, query) : BindList(condition);

    private Check? BindQuery(Condition condition, IQueryable query)
        => (Nullable.GetUnderlyingType(query.ElementType) ?? query.ElementType) == condition.Type.Underlying
            ? new InCheck(query, hasNull: false, negated)
            : condition.Fail(FilterProblemKind.ValueType, $"a query of {condition.Type.Underlying.Name} is expected, one of {query.ElementType.Name} was given");

    private Check? BindList(Condition condition)
    {
        if (!condition.TryList(out var list))
            return null;
        var values = new List<object>();
        foreach (var item in list)
        {
            if (item is null)
                continue;
            if (!condition.TryCoerce(item, condition.Type, out var value))
                return null;
            values.Add(value);
        }

        return Of(values, hasNull: values.Count < list.Count, condition.Type.DiffersInLists);
    }

    private Check Of(List<object> values, bool hasNull, bool oneByOne)
        => values.Count > 0 ? new InCheck(values, hasNull, negated, oneByOne)
            : hasNull ? new NullCheck(isNull: !negated)
            : new ConstantCheck(negated);
}
