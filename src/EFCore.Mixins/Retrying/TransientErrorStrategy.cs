using EFCore.Mixins.Errors;
using EFCore.Mixins.Options;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Retrying;

/// <summary>Retries what the error translators call a lost connection, a conflict or a busy database.</summary>
/// <remarks>
///     EF creates one for each operation. A single write that was not answered is not sent again: it could take effect twice.
/// </remarks>
internal sealed class TransientErrorStrategy(ExecutionStrategyDependencies dependencies, RetryLimits limits)
    : ExecutionStrategy(dependencies, limits.MaxCount, limits.MaxDelay)
{
    /// <summary>The longest pause before the first retry after a conflict is twice this, in milliseconds.</summary>
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

    /// <summary>A conflict is over soon, and who lost it should not meet the same others again. A lost server is replaced later.</summary>
    protected override TimeSpan? GetNextDelay(Exception lastException)
    {
        var delay = base.GetNextDelay(lastException);
        return delay is not null && ErrorTranslation.Read(Dependencies.CurrentContext.Context, lastException)?.Kind is DatabaseErrorKind.Conflict
            ? PauseAfterConflict()
            : delay;
    }

    private TimeSpan PauseAfterConflict()
        => TimeSpan.FromMilliseconds(Math.Min(FirstPause * Math.Pow(2, ExceptionsEncountered.Count) * Random.NextDouble(), MaxRetryDelay.TotalMilliseconds));

    /// <summary>
    /// Whether the operation may run twice. The state of a unit of work, and of a block that a caller gives to the strategy, is the delegate; that of
    /// a query is its enumerator. Single writes of EF have other states.
    /// </summary>
    private static bool IsRepeatable<TState>(TState state) => state is Delegate or IDisposable or IAsyncDisposable;
}
