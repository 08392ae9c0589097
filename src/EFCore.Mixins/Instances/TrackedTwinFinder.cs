using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Finds the instance with which a context tracks the row of another one.</summary>
internal static class TrackedTwinFinder
{
    /// <summary>
    ///     The tracked instance with the key of <paramref name="instance" />; null if there is none, or it is the same instance.
    /// </summary>
    public static object? Of(DbContext context, IEntityType type, object instance)
    {
        var key = InstanceKeyValues.Of(type);
        var values = InstanceKeyValues.Values(instance, key.Properties);
        return ChangeTrackerAccess.Find(context, key, values) is { } twin && !ReferenceEquals(twin, instance) ? twin : null;
    }
}
