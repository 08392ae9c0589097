using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Stores values of shadow properties of instances that no context tracks yet.</summary>
internal static class PendingShadowValues
{
    public static void Set(object instance, IProperty property, object? value)
    {
        if (InstanceTracking.LiveContextOf(instance) is { } context)
            QuietEntries.Of(context, instance).Property(property).CurrentValue = value;
        else
            InstanceRecords.Of(instance).WritableNotes().PendingValues[property.Name] = value;
    }

    /// <summary>Sets the pending values on an entry for the save.</summary>
    public static void Apply(EntityEntry entry)
    {
        if (PendingOf(entry.Entity) is not { } values)
            return;
        foreach (var (name, value) in values)
            entry.Property(name).CurrentValue = value;
    }

    public static bool TryGet(object instance, IProperty property, out object? value)
    {
        value = null;
        return PendingOf(instance) is { } values && values.TryGetValue(property.Name, out value);
    }

    private static Dictionary<string, object?>? PendingOf(object instance) => InstanceRecords.NotesOf(instance)?.FindPendingValues();
}
