using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Requests;

/// <summary>The relations that a request loads: those that it names, and those in the paths of its fields.</summary>
internal static class RequestLoads
{
    public static IReadOnlyList<QueryAttribute> Of(BoundQuery query)
        => query is { Loads.Count: 0, Fields.Count: 0 }
            ? []
            : [.. query.Loads.Concat(query.Fields.Where(field => field.Members.Count > 1).Select(Owner)).Distinct()];

    /// <summary>The load plan, which loads only the visible rows of relations.</summary>
    public static LoadPlan? PlanOf(IReadOnlyList<QueryAttribute> loads, BoundPolicy policy)
        => loads.Count == 0 ? null : loads.SelectMany(Steps).Distinct().Where(load => load.Last.Relation is not null)
            .Aggregate(new LoadPlan(), (plan, load) => plan.SelectIn(load.Path, where: policy.Related.GetValueOrDefault(load)));

    private static QueryAttribute Owner(QueryAttribute field) => field.Until(field.Members.Count - 2);

    /// <summary>Each relation in the path, because each has its own condition for visible rows.</summary>
    private static IEnumerable<QueryAttribute> Steps(QueryAttribute load) => load.Members.Select((_, i) => load.Until(i));
}
