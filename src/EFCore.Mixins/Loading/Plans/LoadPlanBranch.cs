using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>A relation of a plan while its lines are combined; the root has none.</summary>
internal sealed class LoadPlanBranch
{
    private readonly OrderedDictionary<INavigationBase, LoadPlanBranch> children = [];

    public LoadStrategy Strategy { get; set; }

    public CollectionSelection Selection { get; set; } = CollectionSelection.Whole;

    /// <summary>The relations as the loader takes them. An owned one comes with its owner, and stands only for what comes with it.</summary>
    public IReadOnlyList<LoadNode> Nodes
        => [.. from child in children
               let nodes = child.Value.Nodes
               let isOwned = child.Key.TargetEntityType.IsOwned()
               where nodes.Count > 0 || !isOwned
               select new LoadNode(child.Key, isOwned ? LoadStrategy.Joined : child.Value.Strategy, child.Value.Selection, nodes)];

    /// <summary>The branch of a relation; a new one takes the strategy.</summary>
    public LoadPlanBranch Follow(INavigationBase relation, LoadStrategy strategy)
    {
        if (!children.TryGetValue(relation, out var child))
            children.Add(relation, child = new LoadPlanBranch { Strategy = strategy });
        return child;
    }
}
