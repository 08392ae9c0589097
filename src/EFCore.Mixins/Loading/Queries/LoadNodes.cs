using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Reads bound plans, and finds their relations in the model that they run on.</summary>
internal static class LoadNodes
{
    /// <summary>The nodes with the relations of the model of <paramref name="context"/>.</summary>
    /// <exception cref="UnmappedEntityException">The model does not map a class that has one of the relations.</exception>
    public static IReadOnlyList<LoadNode> In(IReadOnlyList<LoadNode> nodes, DbContext context)
        => [.. nodes.Select(node => node with { Relation = Find(node.Relation, context), Children = In(node.Children, context) })];

    /// <summary>The same plan, in one query.</summary>
    public static IReadOnlyList<LoadNode> AsJoined(IReadOnlyList<LoadNode> nodes)
        => WithoutWayBack([.. nodes.Select(node => node with { Strategy = LoadStrategy.Joined, Children = AsJoined(node.Children) })]);

    /// <summary>
    ///     A reference that leads back to the row itself needs no query where rows are unique: what comes with it comes with the row. EF refuses
    ///     to include it.
    /// </summary>
    public static IReadOnlyList<LoadNode> WithoutWayBack(IReadOnlyList<LoadNode> nodes)
        => LoadNode.Merge(nodes.SelectMany(node =>
        {
            var children = WithoutWayBack(node.Children).ToLookup(child => !child.Relation.IsCollection && IsWayBack(child, node));
            return (IEnumerable<LoadNode>)[node with { Children = [.. children[false]] }, .. children[true].SelectMany(back => back.Children)];
        }));

    /// <summary>Whether the rows of <paramref name="node" /> are again the parents of its own parents.</summary>
    public static bool IsWayBack(LoadNode node, LoadNode parent) => ReferenceEquals(node.Relation, parent.Relation.Inverse);

    /// <summary>Whether a query of its own reads one of the relations.</summary>
    public static bool HaveFollowUps(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => node.Strategy != LoadStrategy.Joined || HaveFollowUps(node.Children));

    /// <summary>Whether relations come with the rows of a limited one, which not every database can read by one query.</summary>
    public static bool HavePortions(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => (node.Selection.IsLimited && node.Children.Count > 0) || HavePortions(node.Children));

    /// <summary>Whether one of the relations repeats the query that <paramref name="nodes"/> belong to.</summary>
    public static bool RepeatTheirQuery(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => node.Strategy == LoadStrategy.Subquery || (node.Strategy == LoadStrategy.Joined && RepeatTheirQuery(node.Children)));

    /// <summary>
    ///     Whether the plan loads whole relations: conditions and limits have values that a statement key does not have, and what repeats a
    ///     query needs its tree.
    /// </summary>
    public static bool AreWhole(IReadOnlyList<LoadNode> nodes)
        => nodes.All(node => node.Selection.IsWhole && node.Strategy != LoadStrategy.Subquery && AreWhole(node.Children));

    /// <summary>Writes the relations of a plan, all of whose rows come.</summary>
    public static void Write(IReadOnlyList<LoadNode> nodes, StatementKeyWriter writer)
    {
        writer.Add(nodes.Count);
        foreach (var node in nodes)
        {
            writer.Add(node.Relation);
            writer.Add((int)node.Strategy);
            Write(node.Children, writer);
        }
    }

    /// <summary>The columns that rows without a tracker must bring along, because their class does not show them.</summary>
    public static IEnumerable<IProperty> ColumnsBeside(IReadOnlyList<LoadNode> nodes)
        => nodes
            .Where(node => node.Strategy != LoadStrategy.Joined)
            .SelectMany(node => RelationColumns.Of(node.Relation).Parent)
            .Where(property => property.IsShadowProperty())
            .Distinct();

    private static INavigationBase Find(INavigationBase relation, DbContext context)
    {
        var model = context.Model;
        var contextType = context.GetType();
        var declaring = relation.DeclaringEntityType;
        if (ReferenceEquals(declaring.Model, model))
            return relation;
        var type = (declaring.HasSharedClrType ? model.FindEntityType(declaring.Name) : model.FindEntityType(declaring.ClrType))
            ?? throw new UnmappedEntityException(declaring.ClrType, [contextType]);
        return type.FindNavigation(relation.Name) ?? (INavigationBase?)type.FindSkipNavigation(relation.Name) ?? throw new InvalidOperationException(
            $"Relation '{relation.Name}' of '{declaring.ClrType.Name}' cannot be loaded: the model of '{contextType.Name}' does not have it. " +
            "Map it there, or run the statement on a context that maps it.");
    }
}
