using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Which instances in a relation have a row that is related, where a context ends whose instances may hold others that were not saved.</summary>
internal sealed class SavedTargets(ContextRecord context, TrackingLease lease)
{
    /// <summary>Whether a save has walked the whole of what an instance holds.</summary>
    public bool IsWhole(object instance) => lease.IsOwned && !lease.IsPartlySaved(instance);

    /// <summary>What a row has of an owned member that was replaced or taken out and not saved; null where that is what the instance holds, or it is a list.</summary>
    public object? Part(INavigationBase owned, object instance)
        => owned.IsCollection || !context.Tracks(instance) ? null : TrackedRows.SavedPart(context.Context, instance, (INavigation)owned);

    public bool Holds(INavigationBase relation, object instance, object target)
        => context.Tracks(target)
            || InstanceMemory.Find(target) is not null
            || InstanceMemory.Find(instance)?.Holds(relation, target) == true
            || (relation is INavigation { IsOnDependent: true, ForeignKey: var key } && ForeignKeyValues.PointsTo(instance, key, target));
}
