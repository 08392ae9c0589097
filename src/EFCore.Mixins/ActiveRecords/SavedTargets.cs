using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Which instances in a relation have a row that is related, where a context ends whose instances may hold others that were not saved.</summary>
internal sealed class SavedTargets(ContextRecord context, TrackingLease lease)
{
    /// <summary>Whether a save has walked the whole of what an instance holds.</summary>
    public bool IsWhole(object instance) => lease.IsOwned && !lease.IsPartlySaved(instance);

    public bool Holds(INavigationBase relation, object instance, object target)
        => context.Tracks(target)
            || InstanceMemory.Find(target) is not null
            || InstanceMemory.Find(instance)?.Holds(relation, target) == true
            || (relation is INavigation { IsOnDependent: true, ForeignKey: var key } && ForeignKeyValues.PointsTo(instance, key, target));
}
