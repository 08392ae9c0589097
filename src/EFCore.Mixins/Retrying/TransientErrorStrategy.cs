using EFCore.Mixins.Errors;
using EFCore.Mixins.Options;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Retrying;

/// <summary>Retries after a lost connection, a conflict or a busy database, as reported by the error translators.</summary>
/// <remarks>
///     EF creates one for each operation. A single write without a response is not sent again, because it could take effect twice.
/// </remarks>
internal sealed class TransientErrorStrategy(ExecutionStrategyDependencies dependencies, RetryLimits limits)
    : ExecutionStrategy(dependencies, limits.MaxCount, limits.MaxDelay)
{
    /// <summary>Half of the longest pause before the first retry after a conflict, in milliseconds.</summary>
    private const double FirstPause = 10;

    private bool isRepeatable;

    public override TResult Execute<TState, TResult>(
        TState state,
        Func<DbContext, TState, TResult> operation,
        Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        isRepeatable = IsRepeatable(state);
        return base.Execute(state, operation, verifySucceeded);
    }

    public override Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default)
    {
        isRepeatable = IsRepeatable(state);
        return base.ExecuteAsync(state, operation, verifySucceeded, cancellationToken);
    }

    protected override bool ShouldRetryOn(Exception exception)
        => ErrorTranslation.Read(Dependencies.CurrentContext.Context, exception) switch
        {
            { Kind: DatabaseErrorKind.Busy or DatabaseErrorKind.Conflict } => true,
            { Kind: DatabaseErrorKind.ConnectionLost } lost => isRepeatable || lost.HadNoEffect,
            _ => false,
        };

    /// <summary>
    ///     A conflict is over soon, and the random pause keeps the loser from meeting the same others again. A lost server is replaced
    ///     later.
    /// </summary>
    protected override TimeSpan? GetNextDelay(Exception lastException)
    {
        var delay = base.GetNextDelay(lastException);
        var context = Dependencies.CurrentContext.Context;
        return delay is not null && ErrorTranslation.Read(context, lastException)?.Kind is DatabaseErrorKind.Conflict
            ? PauseAfterConflict()
            : delay;
    }

    private TimeSpan PauseAfterConflict()
    {
        var pause = FirstPause * Math.Pow(2, ExceptionsEncountered.Count) * Random.NextDouble();
        return TimeSpan.FromMilliseconds(Math.Min(pause, MaxRetryDelay.TotalMilliseconds));
    }

    /// <summary>
    /// Whether the operation can run twice. The state of a unit of work, and of a block that a caller passes to the strategy, is the
    /// delegate. The state of a query is its enumerator. Single writes of EF have other states.
    /// </summary>
    private static bool IsRepeatable<TState>(TState state) => state is Delegate or IDisposable or IAsyncDisposable;
}
