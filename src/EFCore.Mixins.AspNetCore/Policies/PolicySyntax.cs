using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Policies;

/// <summary>The syntax of requests under a policy. Features that the policy does not allow have no parameter.</summary>
internal static class PolicySyntax
{
    public static QuerySyntax Of(PolicyRules rules)
        => new()
        {
            Limits = PolicyLimits.Of(rules.Settings).Query,
            Controls = Controls(rules, rules.Settings.ControlNames),
            NamedFilters = rules.Named.Select(rule => rule.Name).ToHashSet(),
            IsPrefixedOnly = rules.Settings.IsPrefixedOnly == true,
            IgnoresEmptyValues = rules.Settings.EmptyValues == EmptyValues.Ignore,
            AllowsJsonParameter = rules.Settings.AllowsJsonParameter == true,
            Ignores = IgnoredNames.Of(rules.Ignored),
        };

    private static QueryControlNames Controls(PolicyRules rules, QueryControlNaming names)
    {
        var hasCursors = rules.Settings.CursorOrder is not null;
        return new()
        {
            OrderBy = rules.Sorts.Count > 0 ? names.OrderBy : null,
            Load = rules.Loads.Count > 0 ? names.Load : null,
            Fields = names.Fields,
            Page = names.Page,
            PageSize = names.PageSize,
            After = hasCursors ? names.After : null,
            Before = hasCursors ? names.Before : null,
            Total = rules.Settings.ChoosesTotal == true ? names.Total : null,
            Search = rules.Search?.Parameter,
        };
    }
}
