using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Requests;

/// <summary>A request for rows that is bound to the model and checked by a policy.</summary>
internal sealed record BoundRequest
{
    public required HttpContext Context { get; init; }

    public required BoundPolicy Policy { get; init; }

    public required IReadOnlyList<QueryProblem> Problems { get; init; }

    public Filter? Where { get; init; }

    /// <summary>The sort keys of the request, else those of the policy.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    public LoadPlan? Load { get; init; }

    /// <summary>The relations that are loaded and returned.</summary>
    public IReadOnlyList<QueryAttribute> Loads { get; init; } = [];

    public IReadOnlyList<QueryAttribute> Fields { get; init; } = [];

    public required PageRequest Page { get; init; }
}
