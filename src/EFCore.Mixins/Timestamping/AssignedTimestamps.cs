using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Timestamping;

/// <summary>
///     The last time that the library set on each instance. After a rollback it is in the instance, but not in the row, and must not be
///     taken for a value of the caller.
/// </summary>
internal static class AssignedTimestamps
{
    public static void Add(PropertyEntry property)
    {
        if (property.CurrentValue is { } time)
            InstanceRecords.Of(property.EntityEntry.Entity).WritableNotes().GivenTime = time;
    }

    public static bool Holds(PropertyEntry property)
        => InstanceRecords.NotesOf(property.EntityEntry.Entity)?.GivenTime?.Equals(property.CurrentValue) == true;
}
