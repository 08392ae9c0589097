using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Reads and changes the nodes of bound plans, and finds their relations in the model of a context.</summary>
internal static class LoadNodes
{
    /// <summary>The nodes, with the relations in the model of <paramref name="context"/>.</summary>
    /// <exception cref="UnmappedEntityException">The model does not map a class that has one of the relations.</exception>
    public static IReadOnlyList<LoadNode> In(IReadOnlyList<LoadNode> nodes, DbContext context)
        => [.. nodes.Select(node => node with { Relation = Find(node.Relation, context), Children = In(node.Children, context) })];

    /// <summary>The same plan, in one query.</summary>
    public static IReadOnlyList<LoadNode> AsJoined(IReadOnlyList<LoadNode> nodes)
        => WithoutWayBack([.. nodes.Select(node => node with { Strategy = LoadStrategy.Joined, Children = AsJoined(node.Children) })]);

    /// <summary>
    ///     The nodes without references back to their parent. If rows are unique, they need no query, and their relations are loaded with
    ///     the parent instead. EF refuses to include them.
    /// </summary>
    public static IReadOnlyList<LoadNode> WithoutWayBack(IReadOnlyList<LoadNode> nodes)
        => LoadNode.Merge(nodes.SelectMany(node =>
        {
            var children = WithoutWayBack(node.Children).ToLookup(child => !child.Relation.IsCollection && IsWayBack(child, node));
            var moved = children[true].SelectMany(back => back.Children);
            return (IEnumerable<LoadNode>)[node with { Children = [.. children[false]] }, .. moved];
        }));

    /// <summary>Whether the relation of <paramref name="node" /> is the inverse of that of <paramref name="parent" />.</summary>
    public static bool IsWayBack(LoadNode node, LoadNode parent) => ReferenceEquals(node.Relation, parent.Relation.Inverse);

    /// <summary>Whether a follow-up query reads one of the relations.</summary>
    public static bool HaveFollowUps(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => node.Strategy != LoadStrategy.Joined || HaveFollowUps(node.Children));

    /// <summary>Whether a limited collection has relations of its own. Some databases cannot read both by one query.</summary>
    public static bool HavePortions(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => (node.Selection.IsLimited && node.Children.Count > 0) || HavePortions(node.Children));

    /// <summary>Whether one of the relations repeats the query that <paramref name="nodes"/> belong to.</summary>
    public static bool RepeatTheirQuery(IReadOnlyList<LoadNode> nodes)
        => nodes.Any(node => node.Strategy == LoadStrategy.Subquery
            || (node.Strategy == LoadStrategy.Joined && RepeatTheirQuery(node.Children)));

    /// <summary>
    ///     Whether the plan loads whole relations. Conditions and limits have values that a statement key does not contain, and a query
    ///     that is repeated needs its tree.
    /// </summary>
    public static bool AreWhole(IReadOnlyList<LoadNode> nodes)
        => nodes.All(node => node.Selection.IsWhole && node.Strategy != LoadStrategy.Subquery && AreWhole(node.Children));

    /// <summary>Writes the relations of a plan that loads whole relations.</summary>
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

    /// <summary>The shadow columns that must be read beside rows that no context tracks.</summary>
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
        return type.FindNavigation(relation.Name)
            ?? (INavigationBase?)type.FindSkipNavigation(relation.Name)
            ?? throw new InvalidOperationException(
                $"Relation '{relation.Name}' of '{declaring.ClrType.Name}' cannot be loaded: " +
                $"the model of '{contextType.Name}' does not have it. " +
                "Map it there, or run the statement on a context that maps it.");
    }
}
