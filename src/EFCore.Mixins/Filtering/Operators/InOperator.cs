using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>in</c> and <c>notin</c>: a query, or a list in which null is a value like any other.</summary>
internal sealed class InOperator(bool negated, string name) : FilterOperator(name)
{
    /// <summary>Not for a list column, where <c>has_any</c> finds one of several values.</summary>
    public override bool Accepts(OperandValueType type) => type.HasEquality && type.Element is null;

    public override OperandShape Shape => OperandShape.List;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.Value is IQueryable query and not EnumerableQuery ? BindQuery(condition, query) : BindList(condition);

    private ValueCheck? BindQuery(UnboundCondition condition, IQueryable query)
        => (Nullable.GetUnderlyingType(query.ElementType) ?? query.ElementType) == condition.Type.Underlying
            ? new InCheck(query, hasNull: false, negated)
            : condition.Fail(
                FilterProblemKind.ValueType,
                $"a query of {condition.Type.Underlying.Name} is expected, one of {query.ElementType.Name} was given");

    private ValueCheck? BindList(UnboundCondition condition)
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

    private ValueCheck Of(List<object> values, bool hasNull, bool oneByOne)
        => values.Count > 0 ? new InCheck(values, hasNull, negated, oneByOne)
            : hasNull ? new NullCheck(isNull: !negated)
            : new ConstantCheck(negated);
}
