using EFCore.Mixins.Databases;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Functions;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>regex</c>: a pattern in the dialect of the database. Where .NET runs it, a malformed one is reported at once.</summary>
internal sealed class RegexOperator() : TextOperator(nameof(TextFunctions.Regex), "regex")
{
    protected override Check? Bind(Condition condition, string text)
    {
        var check = base.Bind(condition, text);
        if (check is null || !condition.Settings.RunsRegexes || Regexes.IsValid(text, condition.Limits.MaxRegexTime, out var problem))
            return check;
        return condition.Fail(FilterProblemKind.ValueType, problem);
    }
}
