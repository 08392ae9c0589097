using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Instances;

/// <summary>Turns off change detection and cascades of a change tracker.</summary>
internal sealed class QuietTracker : IDisposable
{
    private readonly ChangeTracker tracker;
    private readonly bool detectsChanges;
    private readonly CascadeTiming cascades;
    private readonly CascadeTiming orphans;

    public QuietTracker(ChangeTracker tracker)
    {
        this.tracker = tracker;
        (detectsChanges, cascades, orphans) = (tracker.AutoDetectChangesEnabled, tracker.CascadeDeleteTiming, tracker.DeleteOrphansTiming);
        tracker.AutoDetectChangesEnabled = false;
        (tracker.CascadeDeleteTiming, tracker.DeleteOrphansTiming) = (CascadeTiming.Never, CascadeTiming.Never);
    }

    public void Dispose()
    {
        tracker.AutoDetectChangesEnabled = detectsChanges;
        (tracker.CascadeDeleteTiming, tracker.DeleteOrphansTiming) = (cascades, orphans);
    }
}
