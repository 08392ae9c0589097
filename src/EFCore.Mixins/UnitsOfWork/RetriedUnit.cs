using System.Runtime.ExceptionServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>A unit of work in its own transactions, which the execution strategy of its context can retry.</summary>
internal abstract class RetriedUnit<TResult>(UnitOfWorkTask<TResult> task)
{
    private UnitOfWorkAttempt<TResult> lastAttempt = new(task);
    private ExceptionDispatchInfo? doubt;

    protected abstract Task<TResult> AttemptAsync(UnitOfWorkAttempt<TResult> attempt, CancellationToken cancellationToken);

    /// <summary>Calls the unit's verification to find out whether the commit of an attempt took place.</summary>
    protected abstract Task<bool> VerifyAsync(Func<Task<bool>> verify, CancellationToken cancellationToken);

    /// <summary>Runs the attempts. Errors are translated outside the strategy, which checks the driver's own exceptions.</summary>
    protected async Task<TResult> RunByStrategyAsync(DbContext context, CancellationToken cancellationToken)
    {
        try
        {
            var strategy = task.CanRetry ? context.Database.CreateExecutionStrategy() : new SingleAttemptStrategy(context);
            var result = await strategy.ExecuteAsync(
                context,
                (_, onContext, token) => WithoutRetryOfDoubtAsync(onContext, token),
                task.VerifySucceeded is not { } verify ? null : (_, _, token) => VerifyLastAsync(verify, token),
                cancellationToken).ConfigureAwait(false);
            doubt?.Throw();
            return result;
        }
        catch (Exception exception) when (ErrorTranslation.Translate(context, exception, FailedOperation) is { } typed)
        {
            throw typed;
        }
        catch (InvalidOperationException exception) when (IsAdvice(exception))
        {
            lastAttempt.Thrown?.Throw();
            throw;
        }
        finally
        {
            lastAttempt.Doubt();
        }
    }

    private DatabaseOperation FailedOperation
        => lastAttempt.Outcome is AttemptOutcome.InDoubt ? DatabaseOperation.Commit : DatabaseOperation.Unknown;

    /// <summary>
    ///     Hides a commit without a response from the strategy, which would run the work again, and thus twice if the commit took place.
    ///     Only a unit that can verify its commit is retried then.
    /// </summary>
    private async Task<TResult> WithoutRetryOfDoubtAsync(DbContext context, CancellationToken cancellationToken)
    {
        lastAttempt = new UnitOfWorkAttempt<TResult>(task);
        try
        {
            return await AttemptAsync(lastAttempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsDoubt(context, exception))
        {
            doubt = ExceptionDispatchInfo.Capture(exception);
            return lastAttempt.Result!; // not returned: the doubt is thrown
        }
    }

    private bool IsDoubt(DbContext context, Exception exception)
        => lastAttempt.Outcome is AttemptOutcome.InDoubt && task.VerifySucceeded is null && !ErrorTranslation.IsAnswer(context, exception);

    private async Task<ExecutionResult<TResult>> VerifyLastAsync(Func<Task<bool>> verify, CancellationToken cancellationToken)
    {
        var isCommitted = lastAttempt.AwaitsVerification && await VerifyAsync(verify, cancellationToken).ConfigureAwait(false);
        lastAttempt.Settle(isCommitted);
        return new ExecutionResult<TResult>(isCommitted, lastAttempt.Result!); // set before the commit that failed, and read only then
    }

    /// <summary>
    ///     Whether the exception is the advice to configure retries, with which a provider wraps errors that it considers transient.
    /// </summary>
    private bool IsAdvice(InvalidOperationException exception)
        => exception.GetType() == typeof(InvalidOperationException)
            && lastAttempt.Thrown is { } thrown
            && ReferenceEquals(exception.InnerException, thrown.SourceException);
}
