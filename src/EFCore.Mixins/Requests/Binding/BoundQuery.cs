using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A request with names that are bound to a model and typed values, for the entry points of the library.</summary>
/// <remarks>Undefined if there are problems.</remarks>
internal sealed record BoundQuery
{
    /// <summary>The filter; null for every row.</summary>
    public Filter? Where { get; init; }

    /// <summary>The sort keys in the spelling of the library.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>The relations to load.</summary>
    public IReadOnlyList<QueryAttribute> Loads { get; init; } = [];

    /// <summary>The relations as a plan; null without relations.</summary>
    public LoadPlan? Load => Loads.Count == 0 ? null : LoadPlan.Create([.. Loads.Select(relation => relation.Path)]);

    /// <summary>The chosen fields; empty if the request does not choose.</summary>
    public IReadOnlyList<QueryAttribute> Fields { get; init; } = [];

    public required QueryPage Page { get; init; }

    /// <summary>The search text; null without a search.</summary>
    public QuerySetting? Search { get; init; }

    /// <summary>The values of the filters that the server defines.</summary>
    public required IReadOnlyDictionary<string, QuerySetting> Named { get; init; }

    public required IReadOnlyList<QueryProblem> Problems { get; init; }
}
