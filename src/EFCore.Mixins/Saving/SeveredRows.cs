using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Saving;

/// <summary>Rows that a save takes out of a relation, and that may be gone by then.</summary>
internal static class SeveredRows
{
    /// <summary>Leaves those that are gone out of the save; false where one is there, and somebody else has changed it.</summary>
    public static async Task<bool> DropAsync(IReadOnlyList<EntityEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            if (await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false) is not null)
                return false;
        }

        foreach (var entry in entries)
            entry.State = EntityState.Detached;
        return true;
    }
}
