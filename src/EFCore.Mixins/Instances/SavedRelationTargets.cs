using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Finds the saved instances in relations at the end of a context whose instances may reference unsaved ones.</summary>
internal sealed class SavedRelationTargets(ContextState context, ContextLease lease)
{
    /// <summary>Whether a save has visited the whole graph of an instance.</summary>
    public bool IsWhole(object instance) => lease.IsOwned && !lease.IsPartlySaved(instance);

    /// <summary>The saved value of an owned member, which may have been set, replaced or removed since without a save.</summary>
    public bool TryOwned(INavigationBase member, object instance, out object? held)
    {
        held = null;
        if (member is not INavigation owned || !context.Tracks(instance))
            return false;
        if (!owned.IsCollection)
            return ChangeTrackerAccess.TrySavedPart(context.Context, instance, owned, out held);
        var present = MemberAccess.Targets(owned, instance);
        var saved = ChangeTrackerAccess.Dependents(context.Context, QuietEntries.Of(context.Context, instance), owned.ForeignKey)
            .Where(element => QuietEntries.Of(context.Context, element).State is not (EntityState.Added or EntityState.Detached))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        object[] elements = [.. present.Where(saved.Contains), .. saved.Except(present, ReferenceEqualityComparer.Instance)];
        held = elements.Length == 0 ? null : elements;
        return true;
    }

    public bool Holds(INavigationBase relation, object instance, object target)
        => context.Tracks(target)
            || RowSnapshots.Find(target) is not null
            || RowSnapshots.Find(instance)?.Holds(relation, target) == true
            || (relation is ISkipNavigation links && JoinEntityEntries.IsSaved(context.Context, instance, links, target))
            || (relation is INavigation { IsOnDependent: true, ForeignKey: var key } && ForeignKeyValues.PointsTo(instance, key, target));
}
