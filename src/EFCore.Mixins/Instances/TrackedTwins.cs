using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Finds the instance by which a context tracks the row of another one.</summary>
internal static class TrackedTwins
{
    /// <summary>The tracked instance with the key of <paramref name="instance" />; null where there is none, or it is that instance.</summary>
    public static object? Of(DbContext context, IEntityType type, object instance)
    {
        var key = EntityKeys.Of(type);
        var values = EntityKeys.Values(instance, key.Properties);
        return TrackedRows.Find(context, key, values) is { } twin && !ReferenceEquals(twin, instance) ? twin : null;
    }
}
