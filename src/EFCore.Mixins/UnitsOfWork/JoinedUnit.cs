using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>
///     A unit of work on an ambient context without a transaction. After a failure the context tracks the same instances as before.
/// </summary>
internal sealed class JoinedUnit<TResult>(UnitOfWorkTask<TResult> task, DbContext context) : RetriedUnit<TResult>(task)
{
    private UndecidedTracker? undecided;

    public async Task<TResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunByStrategyAsync(context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            undecided?.Decide(isCommitted: false); // unless it was verified
        }
    }

    protected override async Task<TResult> AttemptAsync(UnitOfWorkAttempt<TResult> attempt, CancellationToken cancellationToken)
    {
        var before = ChangeTrackerSnapshot.Take(context);
        return await attempt.RunAsync(context, GiveUp, cancellationToken).ConfigureAwait(false);

        void GiveUp(UnitOfWorkAttempt<TResult> failed)
        {
            if (failed.AwaitsVerification)
                undecided = new UndecidedTracker(context, before);
            else
                before.Restore();
        }
    }

    protected override async Task<bool> VerifyAsync(Func<Task<bool>> verify, CancellationToken cancellationToken)
    {
        var isCommitted = await verify().ConfigureAwait(false);
        undecided?.Decide(isCommitted);
        return isCommitted;
    }
}
