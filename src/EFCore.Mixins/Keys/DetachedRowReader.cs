using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // the snapshot of an instance is taken from EF's internal entry

namespace EFCore.Mixins.Keys;

/// <summary>Reads a row with owned rows whose keys are known only to a context.</summary>
internal static class DetachedRowReader
{
    /// <summary>
    ///     Reads the row into an instance that no context tracks. The keys of its owned rows are kept as snapshots. Null if there is no
    ///     row.
    /// </summary>
    public static async Task<object?> ReadAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        if (await EntityKeyQueries.Of(type).TrackAsync(context, type, key, cancellationToken).ConfigureAwait(false) is not { } row)
            return null;
        var entry = context.Entry(row);
        foreach (var owned in All(entry).Reverse().ToList())
        {
            var snapshot = RowSnapshot.Of(
                owned.GetInfrastructure(),
                EntityTypeLayout.Of(owned.Metadata),
                ContextState.LeaseOf(context),
                filter: null);
            RowSnapshots.Replace(owned.Entity, snapshot);
            owned.State = EntityState.Detached;
        }

        entry.State = EntityState.Detached;
        return row;
    }

    private static IEnumerable<EntityEntry> All(EntityEntry owner)
        => OwnedMemberEntries.Entries(owner).SelectMany(owned => All(owned).Prepend(owned));
}
