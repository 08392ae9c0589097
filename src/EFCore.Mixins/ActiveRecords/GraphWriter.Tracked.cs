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
            foreach (var target in Untracked(relation, entry.Entity))
                RelateTracked(entry, relation, target);
        }

        return entry;
    }

    private void RelateTracked(EntityEntry entry, INavigationBase relation, object target)
    {
        if (LooseReferences.Holds(entry.Entity, target) && relation is INavigation { IsOnDependent: true })
            return;
        if (relation is INavigation { IsOnDependent: true } && TrackedTwin(relation, target) is { } twin)
            MemberValues.Set(relation, entry.Entity, twin);
        else
            Attach(target, modifiesUnknown: false);
    }

    private object? TrackedTwin(INavigationBase relation, object target)
    {
        var properties = EntityKeys.Of(relation.TargetEntityType).Properties;
        var key = EntityKeys.Values(target, properties);
        return context.ChangeTracker.Entries()
            .Where(entry => relation.TargetEntityType.IsAssignableFrom(entry.Metadata))
            .FirstOrDefault(entry => EntityKeys.AreEqual(key, [.. properties.Select(property => entry.Property(property).CurrentValue)], properties))?
            .Entity;
    }
}
