using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The tracked entities before a unit of work or a call, which are restored together if it fails.</summary>
internal sealed class ChangeTrackerSnapshot(ChangeTracker tracker)
{
    private readonly List<TrackedEntrySnapshot> entries = [];

    /// <summary>The state of the whole change tracker.</summary>
    public static ChangeTrackerSnapshot Take(DbContext context)
    {
        var snapshot = new ChangeTrackerSnapshot(context.ChangeTracker);
        using (new QuietTracker(context.ChangeTracker))
        {
            snapshot.entries.AddRange(context.ChangeTracker.Entries()
                .Select(entry => new TrackedEntrySnapshot(entry))
                .Where(entry => !entry.ComesByItself));
        }

        return snapshot;
    }

    /// <summary>Adds an entity that is about to change.</summary>
    /// <param name="entry">The tracked entity.</param>
    /// <param name="except">An instance in its relations that was not there before; null if there is none.</param>
    public void Add(EntityEntry entry, object? except) => entries.Add(new TrackedEntrySnapshot(entry, except));

    /// <summary>Restores the whole change tracker: the entities with their values and states, and no others.</summary>
    public void Restore()
    {
        using (new QuietTracker(tracker))
        {
            DetachNewcomers();
            RestoreEntries();
        }
    }

    /// <summary>Restores the entities, and leaves all others as they are.</summary>
    public void RestoreEntries()
    {
        var ordered = entries.OrderByDescending(entry => entry.IsJoin).ThenByDescending(entry => entry.GivesWay).ToList();
        ordered.ForEach(entry => entry.LetGo());
        ordered.ForEach(entry => entry.Track());
        ordered.ForEach(entry => entry.RestoreValues());
        ordered.ForEach(entry => entry.RestoreNavigations());
        ordered.ForEach(entry => entry.RestoreState());
        ordered.ForEach(entry => entry.RestorePending());
    }

    /// <summary>Detaches instances that were tracked since, and restores their former snapshots.</summary>
    private void DetachNewcomers()
    {
        var known = entries
            .Where(entry => entry.IsTracked)
            .Select(entry => entry.Entity)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var entry in tracker.Entries().Where(entry => !known.Contains(entry.Entity)).ToList())
        {
            RowSnapshots.RememberKey(entry);
            ChangeTrackerAccess.Detach(entry);
            RowSnapshots.Recall(tracker.Context, entry.Entity);
        }
    }
}
