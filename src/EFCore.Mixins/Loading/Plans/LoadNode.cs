using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>One relation that comes with the rows, and what comes with its rows in turn.</summary>
/// <param name="Relation">The navigation or skip navigation; that of a derived type concerns the rows of that type.</param>
/// <param name="Strategy">How its rows are fetched.</param>
/// <param name="Selection">Which of its rows, in which order; <see cref="CollectionSelection.Whole" /> where a plan selects none.</param>
/// <param name="Children">The relations of its rows.</param>
internal sealed record LoadNode(INavigationBase Relation, LoadStrategy Strategy, CollectionSelection Selection, IReadOnlyList<LoadNode> Children)
{
    /// <summary>Whether a path only leads through the relation. Its strategy is then that of the path, unless another line sets one.</summary>
    public bool IsOnTheWay { get; init; }

    /// <summary>
    ///     Combines nodes of the same relation. The later strategy and the later selection win, and everything is loaded with its rows that either
    ///     loads.
    /// </summary>
    public static IReadOnlyList<LoadNode> Merge(IEnumerable<LoadNode> nodes)
        => [.. nodes
            .GroupBy(node => (node.Relation.DeclaringEntityType.Name, node.Relation.Name))
            .Select(same => same.Aggregate(Merge))
            .Select(node => node with { Children = Merge(node.Children) })];

    private static LoadNode Merge(LoadNode earlier, LoadNode later)
        => earlier with
        {
            Strategy = later.IsOnTheWay ? earlier.Strategy : later.Strategy,
            Selection = ReferenceEquals(later.Selection, CollectionSelection.Whole) ? earlier.Selection : later.Selection,
            Children = [.. earlier.Children, .. later.Children],
            IsOnTheWay = earlier.IsOnTheWay && later.IsOnTheWay,
        };
}
