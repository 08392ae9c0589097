using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Which instances in a relation have a row that is related, where a context ends whose instances may hold others that were not saved.</summary>
internal sealed class SavedTargets(ContextRecord context, TrackingLease lease)
{
    /// <summary>Whether a save has walked the whole of what an instance holds.</summary>
    public bool IsWhole(object instance) => lease.IsOwned && !lease.IsPartlySaved(instance);

    /// <summary>What the row of an instance has of an owned member: it may have been set, replaced or taken out, and not saved.</summary>
    public bool TryOwned(INavigationBase member, object instance, out object? held)
    {
        held = null;
        if (member is not INavigation owned || !context.Tracks(instance))
            return false;
        if (!owned.IsCollection)
            return TrackedRows.TrySavedPart(context.Context, instance, owned, out held);
        var present = MemberValues.Targets(owned, instance);
        var saved = TrackedRows.Dependents(context.Context, QuietEntries.Of(context.Context, instance), owned.ForeignKey)
            .Where(element => QuietEntries.Of(context.Context, element).State is not (EntityState.Added or EntityState.Detached))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        object[] elements = [.. present.Where(saved.Contains), .. saved.Except(present, ReferenceEqualityComparer.Instance)];
        held = elements.Length == 0 ? null : elements;
        return true;
    }

    public bool Holds(INavigationBase relation, object instance, object target)
        => context.Tracks(target)
            || InstanceMemory.Find(target) is not null
            || InstanceMemory.Find(instance)?.Holds(relation, target) == true
            || (relation is ISkipNavigation links && JoinRows.IsSaved(context.Context, instance, links, target))
            || (relation is INavigation { IsOnDependent: true, ForeignKey: var key } && ForeignKeyValues.PointsTo(instance, key, target));
}
