using EFCore.Mixins.Databases;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>
///     <c>regex</c>: a pattern in the dialect of the database. If .NET runs it, an invalid pattern is reported when the filter is bound.
/// </summary>
internal sealed class RegexOperator() : TextOperator(nameof(TextFunctions.Regex), "regex")
{
    protected override ValueCheck? Bind(UnboundCondition condition, string text)
    {
        var check = base.Bind(condition, text);
        if (check is null || !condition.Settings.RunsRegexes)
            return check;
        if (CompiledRegexCache.IsValid(text, condition.Limits.MaxRegexTime, out var problem))
            return check;
        return condition.Fail(FilterProblemKind.ValueType, problem);
    }
}
