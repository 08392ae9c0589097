using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Turns relations into joined ones where only EF, in one query, can connect the rows, and joins that databases refuse into queries.</summary>
internal sealed class StrategyResolver(QueryTrackingBehavior tracking)
{
    public IReadOnlyList<LoadNode> Settle(IReadOnlyList<LoadNode> nodes, Type rowType)
        => [.. (IsUnique ? LoadNodes.WithoutWayBack(nodes) : nodes).Select(node => Settle(node, parent: null, rowType))];

    /// <summary>Whether a row is one instance in all of the result, without a tracker: one query of EF sees to that.</summary>
    private bool IsUnique => tracking == QueryTrackingBehavior.NoTrackingWithIdentityResolution;

    /// <param name="node">The relation.</param>
    /// <param name="parent">The relation that its parents come by; null for the rows of the statement.</param>
    /// <param name="rowType">The type of the rows of the query that gives the parents; null where they come by a join.</param>
    /// <param name="inPortion">Whether the parents are limited rows in the query of theirs, which not every database can join with a collection.</param>
    private LoadNode Settle(LoadNode node, LoadNode? parent, Type? rowType, bool inPortion = false)
    {
        var needsJoin = NeedsJoin(node, rowType);
        if (needsJoin && HiddenRelatedRows.AreLost(node.Relation))
            throw Lost(node);
        var strategy = needsJoin ? LoadStrategy.Joined
            : node.Strategy == LoadStrategy.Joined && (CannotJoin(node, parent) || (inPortion && node.Relation.IsCollection)) ? LoadStrategy.SelectIn
            : node.Strategy;
        var isJoined = strategy == LoadStrategy.Joined;
        var parents = isJoined || node.Selection.IsLimited ? null : node.Relation.TargetEntityType.ClrType;
        var limited = node.Selection.IsLimited || (inPortion && isJoined);
        return node with
        {
            Strategy = strategy,
            Children = [.. node.Children
            .Select(child => Settle(child, node with { Strategy = strategy }, parents, limited))]
        };
    }

    private static InvalidOperationException Lost(LoadNode node)
        => new(
            $"Relation '{node.Relation.Name}' of '{node.Relation.DeclaringEntityType.ClrType.Name}' cannot be loaded here: it is required, " +
            "a query filter may hide its row, and this query can only join it, which would lose the rows of hidden ones. " +
            $"Track the rows, or read them with '{nameof(EntityFrameworkQueryableExtensions.AsNoTracking)}' and a foreign key that the class shows.");

    /// <summary>EF refuses to include the way back in the query that led there, and loses the rows whose related row is hidden.</summary>
    private static bool CannotJoin(LoadNode node, LoadNode? parent)
        => HiddenRelatedRows.AreLost(node.Relation) || parent is { Strategy: LoadStrategy.Joined } && LoadNodes.IsWayBack(node, parent);

    private bool NeedsJoin(LoadNode node, Type? rowType)
        => IsUnique
            || node.Relation.TargetEntityType.IsOwned()
            || node.Relation.DeclaringEntityType.FindPrimaryKey() is null
            || (tracking == QueryTrackingBehavior.NoTracking && IsHidden(node, rowType));

    /// <summary>Whether the parents do not show the columns of the link, and no query can read them beside the parents.</summary>
    private static bool IsHidden(LoadNode node, Type? rowType)
        => RelationColumns.Of(node.Relation).Parent.Any(property => property.IsShadowProperty())
            && (node.Selection.IsLimited || rowType is null || !node.Relation.DeclaringEntityType.ClrType.IsAssignableFrom(rowType));
}
