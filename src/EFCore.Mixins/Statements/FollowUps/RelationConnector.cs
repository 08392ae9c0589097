using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Puts related rows where they belong. A tracker has done so already, and is only notified that the relation is loaded.</summary>
internal sealed class RelationConnector(LoadNode node, DbContext? tracker)
{
    private readonly INavigationBase relation = node.Relation;
    private readonly ReferenceSetter? setter = node.Relation.IsCollection ? null : ReferenceSetter.Of(node.Relation);
    private readonly ReferenceSetter? inverse = SetsInverse(node) && node.Relation.Inverse is { } other ? ReferenceSetter.Of(other) : null;

    public void Connect(object parent, IReadOnlyList<object> related)
    {
        if (tracker is not null)
            SetLoaded(tracker, parent);
        else if (relation.IsCollection)
            Fill(parent, related);
        else if (related is [var only, ..])
            Set(parent, only);
        if (MemberAccess.IsEmpty(relation, parent))
            LoadedRelationMarks.Mark(parent, relation);
    }

    /// <summary>The way back leads to the parent, unless the plan loads rows of its own there.</summary>
    private static bool SetsInverse(LoadNode node)
        => node.Relation.Inverse is { IsCollection: false } inverse
            && !inverse.IsShadowProperty()
            && !node.Children.Any(child => LoadNodes.IsWayBack(child, node));

    private void SetLoaded(DbContext context, object parent)
    {
        if (relation.IsCollection)
            Create(parent);
        context.Entry(parent).Navigation(relation.Name).IsLoaded = true;
    }

    private void Set(object parent, object related)
    {
        setter?.Set(parent, related);
        inverse?.Set(related, parent);
    }

    /// <remarks>EF's Include puts a row into the collection of its principal, where nothing but that row is.</remarks>
    private void Fill(object parent, IReadOnlyList<object> related)
    {
        if (Create(parent) is IEnumerable present && present.Cast<object>().Any())
            MemberAccess.Replace(relation, parent, related);
        else
            Add(parent, related);
        if (inverse is not null)
        {
            foreach (var row in related)
                inverse.Set(row, parent);
        }
    }

    private void Add(object parent, IReadOnlyList<object> related)
    {
        foreach (var row in related)
            relation.GetCollectionAccessor()?.Add(parent, row, forMaterialization: true);
    }

    private object? Create(object parent) => relation.GetCollectionAccessor()?.GetOrCreate(parent, forMaterialization: true);
}
