using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Binds a plan to the EF model, and collects problems.</summary>
internal sealed class LoadPlanBinder(FilterBindingSettings settings, FilterProblemCollector problems)
{
    private int relations;

    /// <summary>The relations of the type that the plan loads. The result is not valid if there are problems.</summary>
    public IReadOnlyList<LoadNode> Bind(LoadPlan plan, IEntityType type)
        => Finish(LoadNode.Merge(Read(plan, type, prefix: "", depth: 0)));

    private List<LoadNode> Read(LoadPlan plan, IEntityType type, string prefix, int depth)
    {
        var nodes = new List<LoadNode>();
        foreach (var entry in plan.Entries)
        {
            if (problems.IsFull || relations > settings.Limits.MaxConditions)
                break;
            Read(entry, type, nodes, prefix + entry.Target.Text, depth);
        }

        return nodes;
    }

    private void Read(LoadPlanEntry entry, IEntityType type, List<LoadNode> nodes, string text, int depth)
    {
        var line = new LoadProblemCollector(problems, settings, text, depth);
        var strategy = StrategyOf(entry, line);
        foreach (var path in entry.Target.Resolve(type, line))
        {
            if (!IsWithinLimits(path, line))
                return;
            var selection = new CollectionSelectionBinder(line).Bind(entry, path.Last) ?? CollectionSelection.Whole;
            var children = entry.Load is { } load ? Read(load, path.Last.TargetEntityType, text + ".", depth + path.Relations.Count) : [];
            var end = new LoadNode(path.Last, strategy, selection, children);
            nodes.Add(path.Relations.SkipLast(1).Reverse().Aggregate(
                end,
                (node, relation) => new LoadNode(relation, strategy, CollectionSelection.Whole, [node]) { IsOnTheWay = true }));
        }
    }

    /// <summary>
    ///     The merged nodes for the loader. An owned relation is loaded with its owner, and its node remains only if it has children.
    ///     Relations in the middle of a path are loaded like the others.
    /// </summary>
    private static IReadOnlyList<LoadNode> Finish(IReadOnlyList<LoadNode> nodes)
        => [.. from node in nodes
               let children = Finish(node.Children)
               let isOwned = node.Relation.TargetEntityType.IsOwned()
               where children.Count > 0 || !isOwned
               select node with { Strategy = isOwned ? LoadStrategy.Joined : node.Strategy, Children = children, IsOnTheWay = false }];

    private bool IsWithinLimits(RelationPath path, LoadProblemCollector line)
    {
        var most = settings.Limits.MaxConditions;
        if (relations > most || (relations += path.Relations.Count) <= most)
            return relations <= most;
        line.Fail(
            FilterProblemKind.Limit,
            "",
            $"the plan names more than {most} relations ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxConditions)})");
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
