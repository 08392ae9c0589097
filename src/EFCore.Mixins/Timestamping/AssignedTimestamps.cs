using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Timestamping;

/// <summary>
///     The last time that each instance was given: after a rollback it is in the instance and not in the row, and it is not the caller's.
/// </summary>
internal static class AssignedTimestamps
{
    public static void Add(PropertyEntry property)
    {
        if (property.CurrentValue is { } time)
            InstanceRecords.Of(property.EntityEntry.Entity).WritableNotes().GivenTime = time;
    }

    public static bool Holds(PropertyEntry property) => InstanceRecords.NotesOf(property.EntityEntry.Entity)?.GivenTime?.Equals(property.CurrentValue) == true;
}
