using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <content>The changes of relations.</content>
internal sealed partial class InstanceChangeReader
{
    private void ReadRelation(INavigationBase relation)
    {
        switch (relation)
        {
            case INavigation { IsOnDependent: true } reference:
                ReadReference(reference);
                break;
            default:
                ReadTargets(relation, row.Targets(relation), MemberAccess.Targets(relation, instance));
                break;
        }
    }

    private void ReadReference(INavigation reference)
    {
        var former = row.Targets(reference) is [var was, ..] ? was : null;
        var present = MemberAccess.Get(reference, instance);
        if (present is not null && IsNew(reference, present))
            changes[reference.Name] = new ValueChange(former, present);
        else if (!row.IsKeyNewer(reference, present) && IsReferenceChanged(reference, former, present))
            ReadKey(reference.ForeignKey, present);
    }

    private bool IsReferenceChanged(INavigation reference, object? former, object? present)
        => present is null ? former is not null && !IsKeyChanged(reference) : !IsOverruled(reference, former, present);

    /// <summary>If a foreign key was changed and its reference was not, the key is used.</summary>
    private bool IsOverruled(INavigation reference, object? former, object present)
        => ReferenceEquals(former, present) && IsKeyChanged(reference);

    private bool IsKeyChanged(INavigation reference) => reference.ForeignKey.Properties.Any(property => changes.ContainsKey(property.Name));

    private void ReadKey(IForeignKey foreignKey, object? principal)
    {
        for (var i = 0; i < foreignKey.Properties.Count; i++)
        {
            var property = foreignKey.Properties[i];
            var current = principal is null ? null : InstanceKeyValues.Value(principal, foreignKey.PrincipalKey.Properties[i]);
            if (row.IsKnown && AreEqual(property, row.Value(property), current))
                changes.Remove(property.Name);
            else
                changes[property.Name] = new ValueChange(row.Value(property), current);
        }
    }

    private void ReadTargets(INavigationBase relation, IReadOnlyList<object> former, IReadOnlyList<object> present)
    {
        var added = present.Except(former, ReferenceEqualityComparer.Instance).OfType<object>();
        var removed = former.Except(present, ReferenceEqualityComparer.Instance).OfType<object>();
        if (IsReplaced(relation, former, present)
            || added.Any(target => IsAdded(relation, target))
            || removed.Any(target => IsRemoved(relation, target)))
            changes[relation.Name] = new ValueChange(Held(relation, former), WithKeys(relation, Held(relation, present)));
    }

    /// <summary>Whether an assigned relation may differ from its rows in the database.</summary>
    private bool IsReplaced(INavigationBase relation, IReadOnlyList<object> former, IReadOnlyList<object> present)
        => AssignedRelations.Holds(instance, relation)
            && (former.Count == 0
                || former.Count != present.Count
                || former.Except(present, ReferenceEqualityComparer.Instance).Any()
                || PendingLinkKeys.Of(instance, relation).Count > 0);

    private static object? Held(INavigationBase relation, IReadOnlyList<object> targets)
        => relation.IsCollection ? targets
            : targets is [var target, ..] ? target
            : null;

    /// <summary>Adds the keys of the rows that the save will read.</summary>
    private object? WithKeys(INavigationBase relation, object? present)
        => PendingLinkKeys.Of(instance, relation) is { Count: > 0 } keys && present is IReadOnlyList<object> targets
            ? (object?[])[.. targets, .. keys.Select(item => item.Key is [var only] ? only : item.Key)]
            : present;

    private bool IsAdded(INavigationBase relation, object target)
        => relation is not INavigation { ForeignKey: var key }
            ? row.IsKnown || row.IsNew || IsNew(relation, target)
            : IsNew(relation, target)
                || (!ForeignKeyValues.PointsTo(target, key, instance) && !ForeignKeyValues.HasLeft(target, key, instance));

    /// <summary>A row whose foreign key has since changed is not removed by this relation.</summary>
    private bool IsRemoved(INavigationBase relation, object target)
        => relation is not INavigation { ForeignKey: var key } || ForeignKeyValues.PointsTo(target, key, instance);

    private static bool IsNew(INavigationBase relation, object target)
        => RowSnapshots.Find(target) is null
            && InstanceTracking.LiveContextOf(target) is null
            && InstanceKeyValues.NewnessOf(target, EntityTypeFinder.Of(relation, target)) == InstanceNewness.New;
}
