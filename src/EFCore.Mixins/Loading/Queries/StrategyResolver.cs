using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>
///     Joins relations whose rows only EF can connect, in one query. Uses follow-up queries instead of joins that EF or the database does
///     not support.
/// </summary>
internal sealed class StrategyResolver(QueryTrackingBehavior tracking)
{
    public IReadOnlyList<LoadNode> Settle(IReadOnlyList<LoadNode> nodes, Type rowType)
        => [.. (IsUnique ? LoadNodes.WithoutWayBack(nodes) : nodes).Select(node => Settle(node, parent: null, rowType))];

    /// <summary>Whether a row is one instance in the whole result without tracking. EF only ensures this within one query.</summary>
    private bool IsUnique => tracking == QueryTrackingBehavior.NoTrackingWithIdentityResolution;

    /// <param name="node">The relation.</param>
    /// <param name="parent">The relation that loads its parents; null for the rows of the statement.</param>
    /// <param name="rowType">The row type of the query that returns the parents; null if they are joined or limited.</param>
    /// <param name="inPortion">
    ///     Whether the parents are rows of a limited collection in their query. Some databases cannot join them with another collection.
    /// </param>
    private LoadNode Settle(LoadNode node, LoadNode? parent, Type? rowType, bool inPortion = false)
    {
        var needsJoin = NeedsJoin(node, rowType);
        if (needsJoin && HiddenRelatedRows.AreLost(node.Relation))
            throw Lost(node);
        var strategy = needsJoin ? LoadStrategy.Joined
            : node.Strategy == LoadStrategy.Joined && (CannotJoin(node, parent) || (inPortion && node.Relation.IsCollection))
                ? LoadStrategy.SelectIn
            : node.Strategy;
        var isJoined = strategy == LoadStrategy.Joined;
        var parents = isJoined || node.Selection.IsLimited ? null : node.Relation.TargetEntityType.ClrType;
        var limited = node.Selection.IsLimited || (inPortion && isJoined);
        return node with
        {
            Strategy = strategy,
            Children = [.. node.Children.Select(child => Settle(child, node with { Strategy = strategy }, parents, limited))],
        };
    }

    private static InvalidOperationException Lost(LoadNode node)
        => new(
            $"Relation '{node.Relation.Name}' of '{node.Relation.DeclaringEntityType.ClrType.Name}' cannot be loaded here: " +
            "it is required, a query filter may hide its row, and this query can only join it, " +
            "which would lose the rows whose related row is hidden. " +
            $"Track the rows, or read them with '{nameof(EntityFrameworkQueryableExtensions.AsNoTracking)}' " +
            "and a foreign key that is no shadow property.");

    /// <summary>Whether EF refuses to include an inverse in its own query, or would lose the rows whose related row is hidden.</summary>
    private static bool CannotJoin(LoadNode node, LoadNode? parent)
        => HiddenRelatedRows.AreLost(node.Relation) || parent is { Strategy: LoadStrategy.Joined } && LoadNodes.IsWayBack(node, parent);

    private bool NeedsJoin(LoadNode node, Type? rowType)
        => IsUnique
            || node.Relation.TargetEntityType.IsOwned()
            || node.Relation.DeclaringEntityType.FindPrimaryKey() is null
            || (tracking == QueryTrackingBehavior.NoTracking && IsHidden(node, rowType));

    /// <summary>Whether columns of the link are shadow properties of the parents, and no query can read them beside the parents.</summary>
    private static bool IsHidden(LoadNode node, Type? rowType)
        => RelationColumns.Of(node.Relation).Parent.Any(property => property.IsShadowProperty())
            && (node.Selection.IsLimited || rowType is null || !node.Relation.DeclaringEntityType.ClrType.IsAssignableFrom(rowType));
}
