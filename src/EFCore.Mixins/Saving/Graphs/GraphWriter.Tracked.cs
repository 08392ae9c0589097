using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Relates a root that the context tracks.</content>
internal sealed partial class GraphWriter
{
    /// <summary>EF sees for itself what a tracked instance holds; it must only not take untracked existing instances for new ones.</summary>
    private EntityEntry RelateTracked()
    {
        var entry = context.Entry(graph.Root);
        undo.Capture(entry);
        foreach (var instance in graph.Read)
            undo.Read(instance);
        foreach (var (relation, stray) in graph.Strays)
            TakeOut(stray, relation);
        var targets = new TrackedTargets(context, undo, method);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
        {
            if (relation is INavigation { IsOnDependent: false } dependents && AssignedRelations.Holds(entry.Entity, relation))
                SeverTracked(entry.Entity, dependents);
            foreach (var target in Untracked(relation, entry.Entity).ToList())
            {
                if (!targets.Replace(entry, relation, target))
                    AttachRelated(target);
            }
        }

        return entry;
    }

    /// <summary>Notes the rows that EF takes out of a relation that was assigned.</summary>
    private void SeverTracked(object instance, INavigation relation)
    {
        var present = MemberValues.Targets(relation, instance).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var entry in QuietEntries.All(context).Where(entry => relation.TargetEntityType.IsAssignableFrom(entry.Metadata)))
        {
            if (!present.Contains(entry.Entity) && ForeignKeyValues.PointsTo(entry.Entity, relation.ForeignKey, instance))
                undo.Sever(entry);
        }
    }
}
