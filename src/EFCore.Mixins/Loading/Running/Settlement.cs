using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Turns relations into joined ones where only EF, in one query, can connect the rows, and joins that databases refuse into queries.</summary>
internal sealed class Settlement(QueryTrackingBehavior tracking)
{
    public IReadOnlyList<LoadNode> Settle(IReadOnlyList<LoadNode> nodes, Type rowType)
        => [.. nodes.Select(node => Settle(node, rowType))];

    /// <param name="node">The relation.</param>
    /// <param name="rowType">The type of the rows of the query that gives the parents; null where they come by a join.</param>
    /// <param name="inPortion">Whether the parents are limited rows in the query of theirs, which not every database can join with a collection.</param>
    private LoadNode Settle(LoadNode node, Type? rowType, bool inPortion = false)
    {
        var strategy = NeedsJoin(node, rowType) ? LoadStrategy.Joined
            : inPortion && node.Relation.IsCollection && node.Strategy == LoadStrategy.Joined ? LoadStrategy.SelectIn
            : node.Strategy;
        var isJoined = strategy == LoadStrategy.Joined;
        var parents = isJoined || node.Shape.IsLimited ? null : node.Relation.TargetEntityType.ClrType;
        var limited = node.Shape.IsLimited || (inPortion && isJoined);
        return node with { Strategy = strategy, Children = [.. node.Children.Select(child => Settle(child, parents, limited))] };
    }

    private bool NeedsJoin(LoadNode node, Type? rowType)
        => tracking == QueryTrackingBehavior.NoTrackingWithIdentityResolution
            || node.Relation.TargetEntityType.IsOwned()
            || node.Relation.DeclaringEntityType.FindPrimaryKey() is null
            || (tracking == QueryTrackingBehavior.NoTracking && IsHidden(node, rowType));

    /// <summary>Whether the parents do not show the columns of the link, and no query can read them beside the parents.</summary>
    private static bool IsHidden(LoadNode node, Type? rowType)
        => Link.Of(node.Relation).Parent.Any(property => property.IsShadowProperty())
            && (node.Shape.IsLimited || rowType is null || !node.Relation.DeclaringEntityType.ClrType.IsAssignableFrom(rowType));
}
