using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>One relation that is loaded with the rows, and the relations that are loaded with its rows.</summary>
/// <param name="Relation">The navigation or skip navigation. One of a derived type is only loaded for rows of that type.</param>
/// <param name="Strategy">How its rows are loaded.</param>
/// <param name="Selection">Which rows, in which order. <see cref="CollectionSelection.Whole" /> if the plan has no conditions.</param>
/// <param name="Children">The relations of its rows.</param>
internal sealed record LoadNode(
    INavigationBase Relation,
    LoadStrategy Strategy,
    CollectionSelection Selection,
    IReadOnlyList<LoadNode> Children)
{
    /// <summary>
    ///     Whether the relation is only in the middle of a path. Its strategy is then that of the path, unless another line sets one.
    /// </summary>
    public bool IsOnTheWay { get; init; }

    /// <summary>
    ///     Combines nodes of the same relation. The later strategy and the later selection win. The relations of both nodes are loaded.
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
