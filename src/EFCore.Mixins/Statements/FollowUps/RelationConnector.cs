using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Connects parents with related rows. The change tracker has connected tracked rows; they are only marked as loaded.</summary>
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

    /// <summary>The inverse navigation is set to the parent, unless the plan loads it too.</summary>
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

    /// <remarks>EF's Include of a reference adds a row to the collection of its principal, which then contains only that row.</remarks>
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
