using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Instances;

/// <summary>Guards calls that need a row.</summary>
internal static class SavedInstanceGuard
{
    /// <summary>Throws if the key of the instance is unknown.</summary>
    public static void Ensure(DbContext context, object instance, string method)
    {
        var type = EntityTypeFinder.Of(context, instance);
        var key = InstanceKeyValues.Of(type);
        if (InstanceTracking.IsTrackedBy(instance, context) || InstanceKeyValues.IsComplete(instance, key))
            return;
        throw new InvalidOperationException(
            $"'{method}' can't be called on this '{type.ClrType.Name}': the instance has no value for its key " +
            $"'{string.Join("', '", key.Properties.Select(property => property.Name))}', " +
            $"so it was never saved, or was read without tracking. Save it first, or read it with '{nameof(ActiveRecord.FindAsync)}'.");
    }
}
