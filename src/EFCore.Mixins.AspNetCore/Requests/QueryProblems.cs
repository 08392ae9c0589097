using System.Text.Json.Nodes;
using EFCore.Mixins.Policies;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Requests;

/// <summary>The problems of a query as a problem document.</summary>
internal static class QueryProblems
{
    public static WebProblem Of(IReadOnlyList<QueryProblem> problems, HttpContext context)
    {
        var isLimit = problems.All(problem => problem.Code is QueryProblemCode.Limit or QueryProblemCode.Depth);
        var problem = new WebProblem(
            StatusCodes.Status400BadRequest,
            isLimit ? ProblemKinds.Limit : ProblemKinds.Query,
            isLimit ? "The query asks for too much." : "The query cannot be understood.")
        {
            Detail = problems.Count == 1
                ? "One part of it cannot be used; nothing was read."
                : $"{problems.Count} parts of it cannot be used; nothing was read.",
            Errors = [.. problems.Select(Of)],
        };
        if (context.Features.Get<QueryCostFeature>() is { } cost)
            problem = problem.With("cost", cost.Cost).With("maxCost", cost.Most);
        return RequestProblems.Of(context)?.Allowed is { } allowed ? problem.With("allowed", AllowedIn(allowed)) : problem;
    }

    public static ProblemError Of(QueryProblem problem)
        => new(
            problem.Pointer is not null && problem.Parameter is null ? ProblemError.Body : ProblemError.Query,
            problem.Parameter ?? problem.Pointer,
            problem.Code.ToString().ToLowerInvariant(),
            problem.Detail)
        {
            Position = problem.Pointer is null && problem.Parameter is not null ? problem.Position : null,
            Suggestion = problem.Suggestion,
            Max = problem.Max,
        };

    private static JsonObject AllowedIn(BoundPolicy policy)
    {
        var names = policy.Rules.Settings.ControlNames;
        var allowed = new JsonObject { ["filter"] = Names(policy, QueryUse.Filter) };
        foreach (var (name, use) in new[] { (names.OrderBy, QueryUse.Sort), (names.Load, QueryUse.Load), (names.Fields, QueryUse.Read) })
        {
            if (name is not null && Names(policy, use) is { Count: > 0 } list)
                allowed[name] = list;
        }

        return allowed;
    }

    private static JsonArray Names(BoundPolicy policy, QueryUse use) => [.. AllowedNames.Of(policy, use).Select(name => (JsonNode)name)];
}
