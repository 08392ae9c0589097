using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Binds a plan to the EF model; what cannot be understood is collected as problems.</summary>
internal sealed class LoadPlanBinder(FilterBindingSettings settings, FilterProblemCollector problems)
{
    private int relations;

    /// <summary>The relations of the type that the plan loads; without meaning when problems were collected.</summary>
    public IReadOnlyList<LoadNode> Bind(LoadPlan plan, IEntityType type)
    {
        var root = new LoadPlanBranch();
        Bind(plan, type, root, prefix: "", depth: 0);
        return root.Nodes;
    }

    private void Bind(LoadPlan plan, IEntityType type, LoadPlanBranch branch, string prefix, int depth)
    {
        foreach (var entry in plan.Entries)
        {
            if (problems.IsFull || relations > settings.Limits.MaxConditions)
                return;
            Bind(entry, type, branch, prefix + entry.Target.Text, depth);
        }
    }

    private void Bind(LoadPlanEntry entry, IEntityType type, LoadPlanBranch branch, string text, int depth)
    {
        var line = new LoadProblemCollector(problems, settings, text, depth);
        var strategy = StrategyOf(entry, line);
        foreach (var path in entry.Target.Resolve(type, line))
        {
            if (!IsWithinLimits(path, line))
                return;
            var end = path.Relations.Aggregate(branch, (on, relation) => on.Follow(relation, strategy));
            end.Strategy = strategy;
            if (new CollectionSelectionBinder(line).Bind(entry, path.Last) is { } selection)
                end.Selection = selection;
            if (entry.Load is { } load)
                Bind(load, path.Last.TargetEntityType, end, text + ".", depth + path.Relations.Count);
        }
    }

    private bool IsWithinLimits(RelationPath path, LoadProblemCollector line)
    {
        var most = settings.Limits.MaxConditions;
        if (relations > most || (relations += path.Relations.Count) <= most)
            return relations <= most;
        line.Fail(FilterProblemKind.Limit, "", $"the plan names more than {most} relations ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxConditions)})");
        return false;
    }

    private static LoadStrategy StrategyOf(LoadPlanEntry entry, LoadProblemCollector line)
    {
        if (entry.Problem is { } problem)
            line.Fail(FilterProblemKind.UnknownStrategy, "", problem, Enum.GetNames<LoadStrategy>());
        else if (!Enum.IsDefined(entry.Strategy))
            line.Fail(
                FilterProblemKind.UnknownStrategy,
                "",
                $"there is no {nameof(LoadStrategy)} of number {(int)entry.Strategy}",
                Enum.GetNames<LoadStrategy>());
        return entry.Strategy;
    }
}
