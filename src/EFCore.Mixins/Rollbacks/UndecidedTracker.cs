using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     The tracker of a given context while it is not known whether a commit took place: it tracks nothing, so that a verification reads the
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

    /// <summary>Goes on with what was saved, or with what was tracked before; the first decision holds.</summary>
    public void Decide(bool isCommitted)
    {
        if (isDecided)
            return;
        isDecided = true;
        (isCommitted ? atCommit : before).Restore();
    }
}
