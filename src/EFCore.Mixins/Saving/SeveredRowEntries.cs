using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Saving;

/// <summary>Rows that a save removes from a relation, and that may have been deleted.</summary>
internal static class SeveredRowEntries
{
    /// <summary>
    ///     Removes deleted rows from the save. Returns false if one still exists, because another client has then changed it.
    /// </summary>
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
