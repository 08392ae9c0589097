using EFCore.Mixins.Filtering.Operators;

namespace EFCore.Mixins.Policies;

/// <summary>Maps members of <see cref="FilterOperators"/> to the names of operators.</summary>
internal static class OperatorNames
{
    private static readonly Dictionary<string, FilterOperators> Names = new()
    {
        ["exact"] = FilterOperators.Exact,
        ["ne"] = FilterOperators.NotEqual,
        ["in"] = FilterOperators.In,
        ["notin"] = FilterOperators.NotIn,
        ["gt"] = FilterOperators.Compare,
        ["ge"] = FilterOperators.Compare,
        ["gte"] = FilterOperators.Compare,
        ["lt"] = FilterOperators.Compare,
        ["le"] = FilterOperators.Compare,
        ["lte"] = FilterOperators.Compare,
        ["between"] = FilterOperators.Between,
        ["notbetween"] = FilterOperators.NotBetween,
        ["isnull"] = FilterOperators.Null,
        ["startswith"] = FilterOperators.StartsWith,
        ["istartswith"] = FilterOperators.StartsWith,
        ["iexact"] = FilterOperators.IgnoreCase,
        ["contains"] = FilterOperators.Contains,
        ["icontains"] = FilterOperators.Contains,
        ["endswith"] = FilterOperators.EndsWith,
        ["iendswith"] = FilterOperators.EndsWith,
        ["has"] = FilterOperators.Has,
        ["has_any"] = FilterOperators.Has,
        ["has_all"] = FilterOperators.Has,
        ["like"] = FilterOperators.Like,
        ["ilike"] = FilterOperators.Like,
        ["regex"] = FilterOperators.Regex,
    };

    private static readonly string[] DateParts = ["date", .. DatePart.All.Select(part => part.Name)];

    /// <summary>The operators that read every row, or each value of it.</summary>
    public const FilterOperators Scans = FilterOperators.Contains | FilterOperators.EndsWith | FilterOperators.Like | FilterOperators.Regex;

    /// <summary>The member that allows an operator; <c>Custom</c> if it is not built in.</summary>
    public static FilterOperators Of(string? name)
        => name is null ? FilterOperators.Exact
            : Names.TryGetValue(name, out var known) ? known
            : IsOf("count", name) ? FilterOperators.Count
            : Array.Exists(DateParts, part => IsOf(part, name)) ? FilterOperators.DateParts
            : FilterOperators.Custom;

    /// <summary>
    ///     Whether a name is a part, such as <c>year</c>, or a comparison with it, such as <c>year__ge</c> and <c>year_ge</c>.
    /// </summary>
    private static bool IsOf(string part, string name)
        => name.StartsWith(part, StringComparison.Ordinal) && (name.Length == part.Length || name[part.Length] == '_');
}
