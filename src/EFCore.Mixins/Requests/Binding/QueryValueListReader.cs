using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Reads the values of a condition: one, a list, or two ends.</summary>
internal sealed class QueryValueListReader(QueryBindingSettings settings, QueryProblemCollector problems)
{
    private readonly QueryValueReader reader = new(settings);
    private int listed;

    /// <summary>Reads the value in the form of the operator; returns false after reporting a problem.</summary>
    public bool TryRead(QueryConditionNode node, QueryOperand operand, out object? value)
    {
        value = null;
        return operand.Shape switch
        {
            OperandShape.Value => TryReadOne(node, operand, out value),
            OperandShape.List => TryReadList(node, operand, out value),
            _ => TryReadRange(node, operand, out value),
        };
    }

    private bool TryReadOne(QueryConditionNode node, QueryOperand operand, out object? value)
    {
        value = null;
        if (node.IsList)
            return Fail(node, QueryProblemCode.List, "One value is expected, not a list.");
        if (node.Values is not [var raw])
            return node.Values.Count > 0 && Fail(node, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
        if (raw.Kind == RawValueKind.Null)
            return operand.TakesNull || Fail(node, QueryProblemCode.Null, "Null has no meaning for this operator; use 'isnull'.");
        return TryRead(node, raw, operand.Type, out value);
    }

    private bool TryReadList(QueryConditionNode node, QueryOperand operand, out object? value)
    {
        value = null;
        if (!TrySplit(node, operand, out var texts))
            return false;
        var list = new object?[texts.Count];
        for (var i = 0; i < list.Length; i++)
        {
            if (texts[i] is { Kind: RawValueKind.Text, Text: "" } && !QueryValueReader.IsText(operand.Type))
                return Fail(node, QueryProblemCode.Empty, "An element of the list is empty.");
            if (texts[i].Kind != RawValueKind.Null && !TryRead(node, texts[i], operand.Type, out list[i]))
                return false;
        }

        value = list;
        return true;
    }

    private bool TryReadRange(QueryConditionNode node, QueryOperand operand, out object? value)
    {
        value = null;
        if (!TrySplit(node, operand, out var texts))
            return false;
        if (texts.Count != 2)
            return Fail(node, QueryProblemCode.List, "Two values are expected, a lower and an upper end.");
        var ends = new object?[2];
        for (var i = 0; i < ends.Length; i++)
        {
            if (!IsOpen(texts[i], operand.Type) && !TryRead(node, texts[i], operand.Type, out ends[i]))
                return false;
        }

        value = ends;
        return ends is not [null, null] || Fail(node, QueryProblemCode.Empty, "One end may be open, not both.");
    }

    private static bool IsOpen(RawValue end, OperandValueType type)
        => end.Kind == RawValueKind.Null || (end is { Kind: RawValueKind.Text, Text: "" } && !QueryValueReader.IsText(type));

    /// <summary>The values, split at commas if no value can contain a comma.</summary>
    private bool TrySplit(QueryConditionNode node, QueryOperand operand, out IReadOnlyList<RawValue> texts)
    {
        texts = node.Values;
        if (texts is [{ Kind: not RawValueKind.Text }, ..] && !node.IsList)
            return Fail(node, QueryProblemCode.List, "A list of values is expected.");
        if (!QueryValueReader.IsText(operand.Type))
            texts = Split(texts);
        listed += texts.Count;
        var (what, most) = texts.Count > settings.Limits.MaxListLength
            ? ("The list has too many values", settings.Limits.MaxListLength)
            : (
                "The lists together have too many values",
                listed > settings.Limits.MaxListValues ? settings.Limits.MaxListValues : int.MaxValue);
        if (most == int.MaxValue)
            return true;
        problems.Add(node.Origin.Limit(what, most));
        return false;
    }

    private IReadOnlyList<RawValue> Split(IReadOnlyList<RawValue> texts)
    {
        if (texts.All(text => text.Kind != RawValueKind.Text || !text.Text.Contains(',', StringComparison.Ordinal)))
            return texts;
        var values = new List<RawValue>();
        foreach (var text in texts)
        {
            foreach (var range in text.Text.AsSpan().Split(','))
            {
                if (values.Count <= settings.Limits.MaxListLength)
                    values.Add(text with { Text = text.Text[range] });
            }
        }

        return values;
    }

    private bool TryRead(QueryConditionNode node, RawValue raw, OperandValueType type, out object? value)
    {
        value = reader.Read(raw, type, out var problem);
        return problem is null || Fail(node, problem.Code, problem.Detail);
    }

    private bool Fail(QueryConditionNode node, QueryProblemCode code, string detail)
    {
        problems.Add(node.Origin.Problem(code, detail));
        return false;
    }
}
