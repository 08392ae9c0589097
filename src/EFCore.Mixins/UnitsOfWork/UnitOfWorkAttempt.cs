using System.Runtime.ExceptionServices;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>One attempt at a unit of work: begins a transaction, runs the work in it and commits.</summary>
internal sealed class UnitOfWorkAttempt<TResult>(UnitOfWorkTask<TResult> task)
{
    private TransactionSaves? undecidedSaves;

    public AttemptOutcome Outcome { get; private set; }

    /// <summary>The result of the work; set if <see cref="Outcome"/> is not <see cref="AttemptOutcome.RolledBack"/>.</summary>
    public TResult? Result { get; private set; }

    /// <summary>The exception of the work.</summary>
    public ExceptionDispatchInfo? Thrown { get; private set; }

    /// <summary>Whether only the verification of the unit can find out the outcome of the transaction.</summary>
    public bool AwaitsVerification => Outcome is AttemptOutcome.InDoubt && task.VerifySucceeded is not null;

    /// <param name="context">The context.</param>
    /// <param name="giveUp">Resets the change tracker after a failure, before the keys of inserted instances are reset.</param>
    /// <param name="cancellationToken">Cancels the work, but not its commit: a cancelled commit would leave its outcome unknown.</param>
    public async Task<TResult> RunAsync(DbContext context, Action<UnitOfWorkAttempt<TResult>> giveUp, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(task.IsolationLevel, cancellationToken).ConfigureAwait(false);
        var saves = (transaction as ISavedTransaction)?.Saves;
        saves?.LeavesTracker = true;
        try
        {
            Result = await WorkAsync(context, new TransactionUnit(transaction), cancellationToken).ConfigureAwait(false);
            Outcome = AttemptOutcome.InDoubt;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            Outcome = AttemptOutcome.Committed;
            return Result;
        }
        catch
        {
            giveUp(this);
            undecidedSaves = AwaitsVerification ? saves?.Take() : null;
            await CleanUp.IgnoringErrorsAsync(() => transaction.RollbackAsync(CancellationToken.None)).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await CleanUp.IgnoringErrorsAsync(() => transaction.DisposeAsync().AsTask()).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the saves of a transaction whose outcome was verified.</summary>
    public void Settle(bool isCommitted) => undecidedSaves?.Settle(isCommitted);

    /// <summary>Ends the saves of a transaction with an unknown outcome, unless they were settled.</summary>
    public void Doubt() => undecidedSaves?.Doubt();

    private async Task<TResult> WorkAsync(DbContext context, UnitOfWork unit, CancellationToken cancellationToken)
    {
        try
        {
            return await task.RunAsync(context, unit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Thrown = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }
}
