using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <content>Relates a root that the context tracks.</content>
internal sealed partial class GraphWriter
{
    /// <summary>EF sees for itself what a tracked instance holds; it must only not take untracked existing instances for new ones.</summary>
    private EntityEntry RelateTracked()
    {
        var entry = context.Entry(graph.Root);
        undo.Capture(entry);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
        {
            foreach (var target in Untracked(relation, entry.Entity).ToList())
                RelateTracked(entry, relation, target);
        }

        return entry;
    }

    private void RelateTracked(EntityEntry entry, INavigationBase relation, object target)
    {
        if (LooseReferences.Holds(entry.Entity, target) && relation is INavigation { IsOnDependent: true })
            return;
        if (TrackedTwins.Of(context, relation.TargetEntityType, target) is not { } twin)
            AttachRelated(target);
        else
            Replace(relation, entry.Entity, target, twin);
    }

    private static void Replace(INavigationBase relation, object instance, object target, object twin)
        => MemberValues.Restore(relation, instance, [.. MemberValues.Targets(relation, instance).Select(other => ReferenceEquals(other, target) ? twin : other)]);
}
