using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     The change tracker of a given context while the outcome of a commit is unknown. It tracks nothing, so that a verification reads the
///     database.
/// </summary>
internal sealed class UndecidedTracker
{
    private readonly ChangeTrackerSnapshot before;
    private readonly ChangeTrackerSnapshot atCommit;
    private bool isDecided;

    public UndecidedTracker(DbContext context, ChangeTrackerSnapshot before)
    {
        this.before = before;
        atCommit = ChangeTrackerSnapshot.Take(context);
        context.ChangeTracker.Clear();
    }

    /// <summary>Continues with the saved state, or with the state before. The first decision counts.</summary>
    public void Decide(bool isCommitted)
    {
        if (isDecided)
            return;
        isDecided = true;
        (isCommitted ? atCommit : before).Restore();
    }
}
