using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Collects the to-one relations in the paths of keys and lambdas, while they are bound.</summary>
internal sealed class UsedRelationCollector
{
    private readonly List<RelationPath> paths = [];

    public IReadOnlyList<RelationPath> All => paths;

    /// <summary>Adds the relations on the way to the attribute of a key, and the relation of a quantifier.</summary>
    public void Add(RowVariable root, MemberConditionPath path)
    {
        Add([.. Leading(root), .. path.Operator is "any" or "none" or "all" ? path.Members : path.Relations]);
        if (path.Attribute.Hybrid is { } hybrid)
            AddNeeds([.. Leading(root), .. path.Relations], hybrid, path.Relations is [.., { Target: { } target }] ? target : root.Type);
    }

    /// <summary>Adds the relations that a lambda reads through.</summary>
    public void Add(RowVariable root, LambdaExpression predicate)
    {
        if (root.Type is IEntityType type)
            new UsedRelationVisitor(
                type,
                predicate.Parameters[0],
                (relations, hybrid, owner) => Add([.. Leading(root), .. relations], hybrid, owner)).Visit(predicate.Body);
    }

    private void Add(IReadOnlyList<EntityMember> way, ComputedMember? hybrid, IEntityType owner)
    {
        Add(way);
        if (hybrid is not null)
            AddNeeds(way, hybrid, owner);
    }

    /// <summary>Adds the relations that a computed member at the end of a path reads.</summary>
    private void AddNeeds(IReadOnlyList<EntityMember> way, ComputedMember hybrid, ITypeBase owner)
    {
        foreach (var need in ComputedMemberRelations.Of(hybrid, owner))
            Add([.. way, .. need.Select(relation => new EntityMember(relation))]);
    }

    /// <summary>The relations that lead to the row of a quantifier.</summary>
    private static IEnumerable<EntityMember> Leading(RowVariable root)
        => root.Parent is { } parent ? [.. Leading(parent), .. root.Path] : [];

    private void Add(IEnumerable<EntityMember> members)
    {
        var toOne = members
            .TakeWhile(member => member is { Relation: not null, IsToMany: false })
            .Select(member => member.Relation)
            .OfType<INavigationBase>();
        var path = toOne.Aggregate(RelationPath.Empty, (path, relation) => path.To(relation));
        if (!path.Relations.IsEmpty)
            paths.Add(path);
    }
}
