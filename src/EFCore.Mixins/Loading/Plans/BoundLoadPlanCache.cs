using System.Runtime.CompilerServices;
using EFCore.Mixins.Filtering.Operators;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>The bound nodes of a plan for each entity type.</summary>
internal sealed class BoundLoadPlanCache
{
    private readonly ConditionalWeakTable<IEntityType, Bound> plans = [];

    public IReadOnlyList<LoadNode> GetOrBind(
        LoadPlan plan,
        IEntityType type,
        FilterBindingSettings settings,
        FilterProblemCollector problems)
    {
        if (plans.TryGetValue(type, out var known) && known.Limits == settings.Limits)
            return known.Nodes;
        var found = new FilterProblemCollector();
        var nodes = new LoadPlanBinder(settings, found).Bind(plan, type);
        foreach (var problem in found)
            problems.Add(problem);
        if (!found.Any())
            plans.AddOrUpdate(type, new Bound(nodes, settings.Limits));
        return nodes;
    }

    private sealed record Bound(IReadOnlyList<LoadNode> Nodes, FilterLimits Limits);
}
