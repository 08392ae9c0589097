using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>between</c> and <c>notbetween</c>: two inclusive ends. One of them may be null, which leaves it open.</summary>
internal sealed class BetweenOperator(bool negated, string name) : FilterOperator(name)
{
    public override bool Accepts(OperandValueType type) => type.HasOrder;

    public override OperandShape Shape => OperandShape.Range;

    public override ValueCheck? Bind(UnboundCondition condition)
    {
        if (condition.Value is null)
            return condition.Fail(
                FilterProblemKind.NullValue,
                $"null has no meaning for '{condition.Part}', which takes a lower and an upper end");
        if (!condition.TryList(out var ends))
            return null;
        if (ends is not [var low, var high])
            return condition.Fail(FilterProblemKind.ValueCount, $"a lower and an upper end are expected, {ends.Count} values were given");
        if (low is null && high is null)
            return condition.Fail(FilterProblemKind.NullValue, "one end may be open (null), not both");
        return TryEnd(condition, low, out var from) & TryEnd(condition, high, out var to)
            ? new RangeCheck(from, to, includesHigh: true, negated)
            : null;
    }

    private static bool TryEnd(UnboundCondition condition, object? end, out object? value)
    {
        value = null;
        return end is null || condition.TryCoerce(end, condition.Type, out value);
    }
}
