using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Requests;

/// <summary>Estimates the cost of a request from its text alone, by the table in docs/aspnetcore.md.</summary>
internal static class QueryCost
{
    private const int Scan = 5;

    private const int Related = 10;

    private const int RelatedOrder = 5;

    private const int AggregateOrder = 20;

    private const int LoadLevel = 5;

    private const int ExactTotal = 20;

    private const int RowsPerPoint = 1_000;

    private static readonly string[] Aggregates = ["__count", "__min", "__max"];

    private static readonly FilterLimits Unlimited = new();

    /// <summary>The problems of the request, including its cost if that is too high.</summary>
    public static IReadOnlyList<QueryProblem> Check(
        BoundQuery query,
        IReadOnlyList<QueryAttribute> loads,
        BoundPolicy policy,
        QueryProblemCollector problems,
        HttpContext context)
    {
        if (problems.Problems.Count > 0)
            return problems.Problems;
        var cost = Of(query, loads, policy.Type);
        if (cost <= policy.Limits.MaxCost)
            return problems.Problems;
        context.Features.Set(new QueryCostFeature(cost, policy.Limits.MaxCost));
        return
        [
            new QueryProblem
            {
                Code = QueryProblemCode.Limit,
                Detail = $"The query costs {cost}: at most {policy.Limits.MaxCost}.",
                Max = policy.Limits.MaxCost,
            },
        ];
    }

    private static int Of(BoundQuery query, IReadOnlyList<QueryAttribute> loads, ITypeBase type)
        => (query.Where is null ? 0 : Of(query.Where, type, 1))
            + query.OrderBy.Sum(OfOrder)
            + loads.Sum(load => LoadLevel * load.Members.Count)
            + (query.Page.Total == QueryTotal.Exact ? ExactTotal : 0)
            + (int)(((query.Page.Number ?? 1) - 1L) * query.Page.Size / RowsPerPoint);

    private static int Of(Filter filter, ITypeBase type, int nesting)
        => filter switch
        {
            GroupFilter group => group.Parts.Sum(part => Of(part, type, nesting)),
            ConditionFilter condition when new PathReader(type, Unlimited).Read(condition.Key).Path is { } path
                => Of(condition, path, nesting),
            _ => 0,
        };

    private static int Of(ConditionFilter condition, MemberConditionPath path, int nesting)
    {
        var related = Related * nesting * path.Members.Count(member => member.IsToMany);
        return condition.Value is Filter inside && path.Attribute.Target is { } target
            ? Math.Max(related, Related * nesting) + Of(inside, target, nesting + 1)
            : (OperatorNames.Of(path.Operator) & OperatorNames.Scans) != 0 ? Scan + related
            : 1 + related;
    }

    private static int OfOrder(string key)
        => Aggregates.Any(aggregate => key.EndsWith(aggregate, StringComparison.Ordinal)) ? AggregateOrder
            : key.Contains("___", StringComparison.Ordinal) ? RelatedOrder
            : 0;
}
