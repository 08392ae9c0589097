using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The state of a change tracker, to be restored if later work is rolled back.</summary>
internal sealed class ChangeTrackerSnapshot
{
    private readonly ChangeTracker tracker;
    private readonly List<TrackedEntrySnapshot> entries;

    private ChangeTrackerSnapshot(ChangeTracker tracker)
    {
        this.tracker = tracker;
        entries =
        [
            .. tracker.Entries()
                .Select(entry => new TrackedEntrySnapshot(entry))
                .Where(entry => !entry.ComesByItself)
                .OrderByDescending(entry => entry.IsJoin)
                .ThenByDescending(entry => entry.GivesWay),
        ];
    }

    public static ChangeTrackerSnapshot Take(DbContext context)
    {
        using (new QuietTracker(context.ChangeTracker))
            return new ChangeTrackerSnapshot(context.ChangeTracker);
    }

    /// <summary>Restores the tracked instances with their values and states, and detaches all others.</summary>
    public void Restore()
    {
        using (new QuietTracker(tracker))
        {
            DetachNewcomers();
            entries.ForEach(entry => entry.LetGo());
            entries.ForEach(entry => entry.Track());
            entries.ForEach(entry => entry.RestoreValues());
            entries.ForEach(entry => entry.RestoreNavigations());
            entries.ForEach(entry => entry.RestoreState());
            entries.ForEach(entry => entry.RestorePending());
        }
    }

    /// <summary>Detaches instances that were tracked since, and restores their former snapshots.</summary>
    private void DetachNewcomers()
    {
        var known = entries.Where(entry => entry.IsTracked).Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var entry in tracker.Entries().Where(entry => !known.Contains(entry.Entity)).ToList())
        {
            RowSnapshots.RememberKey(entry);
            ChangeTrackerAccess.Detach(entry);
            RowSnapshots.Recall(tracker.Context, entry.Entity);
        }
    }
}
