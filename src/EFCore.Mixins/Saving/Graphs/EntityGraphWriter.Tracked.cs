using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Relates a root that the context tracks.</content>
internal sealed partial class EntityGraphWriter
{
    /// <summary>
    ///     EF itself detects the changes of a tracked instance. Untracked existing instances are attached first, because EF would treat
    ///     them as new.
    /// </summary>
    private EntityEntry RelateTracked()
    {
        var entry = context.Entry(graph.Root);
        undo.Capture(entry);
        foreach (var instance in graph.Read)
            undo.Read(instance);
        foreach (var (relation, stray) in graph.Strays)
            TakeOut(stray, relation);
        var targets = new UntrackedTargetAttacher(context, undo, method);
        foreach (var relation in EntityTypeLayout.Of(entry.Metadata).Relations)
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

    /// <summary>Records the rows that EF removes from an assigned relation.</summary>
    private void SeverTracked(object instance, INavigation relation)
    {
        var present = MemberAccess.Targets(relation, instance).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var entry in QuietEntries.All(context).Where(entry => relation.TargetEntityType.IsAssignableFrom(entry.Metadata)))
        {
            if (!present.Contains(entry.Entity) && ForeignKeyValues.PointsTo(entry.Entity, relation.ForeignKey, instance))
                undo.Sever(entry);
        }
    }
}
