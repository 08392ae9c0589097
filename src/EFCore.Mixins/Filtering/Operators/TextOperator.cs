using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>
///     An operator on text with a function of <see cref="TextFunctions" />: <c>contains</c>, <c>startswith</c> and similar ones.
/// </summary>
internal class TextOperator(string function, params string[] names) : FilterOperator(names)
{
    public override bool Accepts(OperandValueType type) => type.IsText;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(out var value) ? Bind(condition, (string)value) : null;

    protected virtual ValueCheck? Bind(UnboundCondition condition, string text)
        => text.Length > condition.Limits.MaxTextLength
            ? condition.Fail(
                FilterProblemKind.Limit,
                $"the text has more than {condition.Limits.MaxTextLength} characters "
                + $"({nameof(FilterLimits)}.{nameof(FilterLimits.MaxTextLength)})")
            : text.Contains('\0') ? condition.Fail(
                FilterProblemKind.ValueType,
                "text without a NUL character is expected: databases end a pattern there")
            : new TextCheck(function, text, condition.Type.NeedsCollation);
}
