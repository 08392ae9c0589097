using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>What a tracked instance holds and the context does not track. EF would write all of its columns, once it finds it.</summary>
internal sealed class TrackedTargets(DbContext context, Undo undo, string method)
{
    private readonly List<EntityEntry> attached = [];

    /// <summary>Tracks what is known to have a row, as that row is known, before EF looks for changes.</summary>
    public void Attach(object root)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var entry = context.Entry(root);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
        {
            foreach (var target in MemberValues.Targets(relation, root))
            {
                if (InstanceTracking.IsTrackedBy(target, context) || InstanceMemory.Fresh(target) is null || Replace(entry, relation, target))
                    continue;
                ContextRecord.LeaseOf(context)?.NotePartlySaved(target);
                attached.Add(new ExistingRows(context, undo, method).Attach(target, modifiesUnknown: false));
                undo.Brought(attached[^1]);
            }
        }
    }

    /// <summary>Lets go of what was tracked for this call, where other instances of the rows were assigned meanwhile: the user goes on with those.</summary>
    public void GiveWay(object root)
    {
        if (attached.Count == 0 || AssignedRelations.Any(root) is null)
            return;
        using var quiet = new QuietTracker(context.ChangeTracker);
        foreach (var relation in EntityShape.Of(context.Entry(root).Metadata).Relations.Where(relation => AssignedRelations.Holds(root, relation)))
        {
            foreach (var target in MemberValues.Targets(relation, root))
            {
                var twin = TrackedTwins.Of(context, relation.TargetEntityType, target);
                if (twin is null || attached.Find(entry => ReferenceEquals(entry.Entity, twin)) is not { } entry)
                    continue;
                TrackedRows.Detach(entry);
                InstanceMemory.Recall(context, twin);
            }
        }
    }

    /// <summary>
    ///     Whether a target is not to be tracked: a reference is one by foreign key only, the target merely lies in a relation, or the context tracks its row
    ///     by another instance, which is held from now on.
    /// </summary>
    public bool Replace(EntityEntry entry, INavigationBase relation, object target)
    {
        if (LooseReferences.Holds(entry.Entity, target) && relation is INavigation { IsOnDependent: true })
            return true;
        var twin = TrackedTwins.Of(context, relation.TargetEntityType, target);
        if (relation is INavigation { IsOnDependent: false } dependents && StaleRelations.IsLeftBehind(target, dependents, entry.Entity, twin))
            return true;
        if (twin is null)
            return false;
        KeepLink(entry, relation, target, twin);
        var targets = MemberValues.Targets(relation, entry.Entity);
        MemberValues.Restore(relation, entry.Entity, [.. targets.Select(other => ReferenceEquals(other, target) ? twin : other)]);
        return true;
    }

    /// <summary>A link that was there is no new one only because its target is known by another instance.</summary>
    private void KeepLink(EntityEntry entry, INavigationBase relation, object target, object twin)
    {
        if (relation is ISkipNavigation links
            && InstanceMemory.Find(entry.Entity) is { } memory
            && memory.Targets(relation).Any(held => ReferenceEquals(held, target) || IsSame(links, held, target))
            && JoinRows.Entry(context, entry, links, twin) is { State: EntityState.Detached } link)
        {
            link.State = EntityState.Unchanged;
        }
    }

    private static bool IsSame(ISkipNavigation links, object held, object target)
        => links.Inverse.ForeignKey is var key
            && ForeignKeyValues.AreEqual(ForeignKeyValues.KeyOf(held, key), ForeignKeyValues.KeyOf(target, key), key);
}
