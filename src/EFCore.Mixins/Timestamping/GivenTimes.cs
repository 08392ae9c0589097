using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Timestamping;

/// <summary>The last time that each instance was given: after a rollback it is in the instance and not in the row, and it is not the caller's.</summary>
internal static class GivenTimes
{
    private static readonly ConditionalWeakTable<object, object> Times = [];

    public static void Add(PropertyEntry property)
    {
        if (property.CurrentValue is { } time)
            Times.AddOrUpdate(property.EntityEntry.Entity, time);
    }

    public static bool Holds(PropertyEntry property) => Times.TryGetValue(property.EntityEntry.Entity, out var time) && time.Equals(property.CurrentValue);
}
