using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A request whose names are bound to a model and whose values have their types: ready for the entry points of the library.</summary>
/// <remarks>Without meaning while there are problems.</remarks>
internal sealed record BoundQuery
{
    /// <summary>The filter; null for every row.</summary>
    public Filter? Where { get; init; }

    /// <summary>The sort keys, each spelled as the library spells it.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>The relations to load.</summary>
    public IReadOnlyList<QueryAttribute> Loads { get; init; } = [];

    /// <summary>The relations as a plan; null where there are none.</summary>
    public LoadPlan? Load => Loads.Count == 0 ? null : LoadPlan.Create([.. Loads.Select(relation => relation.Path)]);

    /// <summary>The chosen fields; empty if the request does not choose.</summary>
    public IReadOnlyList<QueryAttribute> Fields { get; init; } = [];

    public required QueryPage Page { get; init; }

    /// <summary>The search text; null if there is none.</summary>
    public QuerySetting? Search { get; init; }

    /// <summary>The values of the filters that the server has defined.</summary>
    public required IReadOnlyDictionary<string, QuerySetting> Named { get; init; }

    public required IReadOnlyList<QueryProblem> Problems { get; init; }
}
