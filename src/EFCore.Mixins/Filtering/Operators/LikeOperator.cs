using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>like</c> and <c>ilike</c>: a pattern with wildcards.</summary>
internal sealed class LikeOperator(string function, string name) : TextOperator(function, name)
{
    protected override ValueCheck? Bind(UnboundCondition condition, string text)
        => LikePattern.IsValid(text)
            ? base.Bind(condition, text)
            : condition.Fail(
                FilterProblemKind.ValueType,
                @"the pattern ends in a lone '\', which escapes nothing; write '\\' for a backslash");
}
