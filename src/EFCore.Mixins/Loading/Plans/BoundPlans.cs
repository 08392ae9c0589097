using System.Runtime.CompilerServices;
using EFCore.Mixins.Filtering.Operators;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>What a plan loads of each entity type that it was bound to.</summary>
internal sealed class BoundPlans
{
    private readonly ConditionalWeakTable<IEntityType, Bound> plans = [];

    public IReadOnlyList<LoadNode> GetOrBind(LoadPlan plan, IEntityType type, FilterSettings settings, FilterProblems problems)
    {
        if (plans.TryGetValue(type, out var known) && known.Limits == settings.Limits)
            return known.Nodes;
        var found = new FilterProblems();
        var nodes = new LoadBinder(settings, found).Bind(plan, type);
        foreach (var problem in found)
            problems.Add(problem);
        if (!found.Any())
            plans.AddOrUpdate(type, new Bound(nodes, settings.Limits));
        return nodes;
    }

    private sealed record Bound(IReadOnlyList<LoadNode> Nodes, FilterLimits Limits);
}
