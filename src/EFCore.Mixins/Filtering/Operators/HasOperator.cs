using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>has</c>, <c>has_any</c> and <c>has_all</c>: find values in a list column. Null is found like any other value.</summary>
/// <param name="function">The function of <see cref="ListMemberFunctions" />.</param>
/// <param name="name">The name.</param>
internal sealed class HasOperator(string function, string name) : FilterOperator(name)
{
    public override bool Accepts(OperandValueType type) => type.Element is { HasEquality: true };

    public override OperandValueType OperandOf(OperandValueType type) => type.Element ?? type;

    public override OperandShape Shape => function == nameof(ListMemberFunctions.Has) ? OperandShape.Value : OperandShape.List;

    public override ValueCheck? Bind(UnboundCondition condition)
    {
        if (condition.Type.Element is not { } element)
            return null;
        var writer = new JsonElementWriter(element.ClrType, element.Writer);
        if (function == nameof(ListMemberFunctions.Has))
            return TryElement(condition, element, condition.Value, out var one) ? new ListCheck(function, one, writer) : null;
        if (!condition.TryList(out var list))
            return null;
        var values = new List<object?>(list.Count);
        foreach (var item in list)
        {
            if (!TryElement(condition, element, item, out var value))
                return null;
            values.Add(value);
        }

        return values.Count > 0
            ? new ListCheck(function, values, writer)
            : new ConstantCheck(function == nameof(ListMemberFunctions.HasAll));
    }

    /// <summary>The value as an element of the list; may be null if the list allows null.</summary>
    private static bool TryElement(UnboundCondition condition, OperandValueType element, object? given, out object? value)
    {
        value = null;
        if (given is not null)
            return condition.TryCoerce(given, element, out value);
        if (!element.IsNullable)
            condition.Fail(
                FilterProblemKind.NullValue,
                $"{ValueDescriptions.Name(element.Underlying)} is expected, null was given, which the list cannot hold");
        return element.IsNullable;
    }
}
