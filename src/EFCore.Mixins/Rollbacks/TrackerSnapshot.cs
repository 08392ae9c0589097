using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>What a context tracked at one moment, to go back to when the work that followed is rolled back.</summary>
internal sealed class TrackerSnapshot
{
    private readonly ChangeTracker tracker;
    private readonly List<EntrySnapshot> entries;

    private TrackerSnapshot(ChangeTracker tracker)
    {
        this.tracker = tracker;
        entries =
        [
            .. tracker.Entries()
                .Select(entry => new EntrySnapshot(entry))
                .Where(entry => !entry.ComesByItself)
                .OrderByDescending(entry => entry.IsJoin)
                .ThenByDescending(entry => entry.GivesWay),
        ];
    }

    public static TrackerSnapshot Take(DbContext context)
    {
        using (new QuietTracker(context.ChangeTracker))
            return new TrackerSnapshot(context.ChangeTracker);
    }

    /// <summary>Tracks what was tracked, with its values and states; what came since is no longer tracked.</summary>
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

    /// <summary>What was taken since goes back to where it came from, with what was remembered of its row there.</summary>
    private void DetachNewcomers()
    {
        var known = entries.Where(entry => entry.IsTracked).Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var entry in tracker.Entries().Where(entry => !known.Contains(entry.Entity)).ToList())
        {
            InstanceMemory.RememberKey(entry);
            TrackedRows.Detach(entry);
            InstanceMemory.Recall(tracker.Context, entry.Entity);
        }
    }
}
