using System.Data;
using System.Runtime.ExceptionServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Runs work in a transaction on a context of its own, or inside the ambient one.</summary>
internal sealed class UnitOfWorkRun<TContext, TResult>(
    Func<TContext, Task<TResult>> work,
    IsolationLevel isolationLevel,
    Func<Task<bool>>? verifySucceeded) : UnitOfWork
    where TContext : DbContext
{
    /// <summary>The transaction that the unit runs in. EF forgets it as soon as it has to open the connection again.</summary>
    private IDbContextTransaction? ownTransaction;
    private TResult? result;
    private bool commitFailed;
    private ExceptionDispatchInfo? doubt;
    private ExceptionDispatchInfo? thrown;
    private UndecidedTracker? undecided;
    private TransactionSaves? held;

    /// <summary>Whether the execution strategy of the context may run the work again.</summary>
    public bool CanRetry { get; init; } = true;

    public async Task<TResult> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UnitOfWorkError.RefuseScope(
            "A unit of work can't run inside a 'TransactionScope': it is a transaction of its own.",
            "Complete the scope first, or put the work into one of the two.");
        if (AmbientContexts.OfType(typeof(TContext)) is not TContext ambient)
            return await OnOwnContextAsync(ContextBindings.FindContext(typeof(TContext)), cancellationToken).ConfigureAwait(false);
        return ambient.Database.CurrentTransaction is { } transaction
            ? await InSavepointAsync(ambient, transaction, cancellationToken).ConfigureAwait(false)
            : await OnGivenContextAsync(ambient, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override void End(InvalidOperationException error)
    {
        if (ownTransaction is not null)
            TransactionFailures.End(ownTransaction, error);
    }

    /// <inheritdoc />
    public override void ThrowIfEnded() => TransactionFailures.ThrowIfEnded(ownTransaction);

    private async Task<TResult> OnOwnContextAsync(FactoryBinding binding, CancellationToken cancellationToken)
    {
        var scope = await binding.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
        {
            var first = true;
            return await ByStrategyAsync(scope.Context, binding, AttemptAsync, cancellationToken).ConfigureAwait(false);

            async Task<TResult> AttemptAsync(CancellationToken token)
            {
                if (!first)
                    return await OnFreshContextAsync(binding, context => InOwnTransactionAsync(context, token), token).ConfigureAwait(false);
                first = false;
                return await InOwnTransactionAsync(scope.Context, token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets go of the instances of an attempt that failed: the next one uses another context.</summary>
    private Task<TResult> InOwnTransactionAsync(DbContext context, CancellationToken cancellationToken)
    {
        return InTransactionAsync(context, GiveUp, cancellationToken);

        void GiveUp()
        {
            if (!commitFailed)
                RowSnapshots.Recall(context);
            context.ChangeTracker.Clear();
        }
    }

    private async Task<TResult> OnGivenContextAsync(TContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await ByStrategyAsync(context, null, AttemptAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            undecided?.Decide(isCommitted: false); // unless it is verified
        }

        async Task<TResult> AttemptAsync(CancellationToken token)
        {
            var tracker = ChangeTrackerSnapshot.Take(context);
            return await InTransactionAsync(context, GiveUp, token).ConfigureAwait(false);

            void GiveUp()
            {
                if (commitFailed && verifySucceeded is not null)
                    undecided = new UndecidedTracker(context, tracker);
                else
                    tracker.Restore();
            }
        }
    }

    /// <summary>Translates outside the strategy, which judges the driver's own exceptions.</summary>
    private async Task<TResult> ByStrategyAsync(
        DbContext context,
        FactoryBinding? binding,
        Func<CancellationToken, Task<TResult>> attempt,
        CancellationToken cancellationToken)
    {
        try
        {
            var strategy = CanRetry ? context.Database.CreateExecutionStrategy() : new SingleAttemptStrategy(context);
            var value = await strategy.ExecuteAsync(
                attempt,
                (_, run, token) => WithoutRetryOfDoubtAsync(context, run, token),
                verifySucceeded is null ? null : (_, _, token) => VerifyAsync(verifySucceeded, binding, token),
                cancellationToken).ConfigureAwait(false);
            doubt?.Throw();
            return value;
        }
        catch (Exception exception) when (ErrorTranslation.Translate(
            context,
            exception,
            commitFailed ? DatabaseOperation.Commit : DatabaseOperation.Unknown) is { } typed)
        {
            throw typed;
        }
        catch (InvalidOperationException exception) when (IsAdvice(exception))
        {
            thrown?.Throw();
            throw;
        }
        finally
        {
            held?.Doubt(); // unless it is verified
        }
    }

    /// <summary>
    ///     Keeps a commit that was not answered from the strategy, which would run the work again, twice in all where the commit took place. Only who
    ///     can verify it retries.
    /// </summary>
    private async Task<TResult> WithoutRetryOfDoubtAsync(DbContext context, Func<CancellationToken, Task<TResult>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (commitFailed && verifySucceeded is null && !ErrorTranslation.IsAnswer(context, exception))
        {
            doubt = ExceptionDispatchInfo.Capture(exception);
            return result!; // not returned: the doubt is thrown
        }
    }

    private async Task<ExecutionResult<TResult>> VerifyAsync(Func<Task<bool>> verify, FactoryBinding? binding, CancellationToken cancellationToken)
    {
        var succeeded = commitFailed && (binding is null
            ? await verify().ConfigureAwait(false)
            : await OnFreshContextAsync(binding, context => AmbientAsync(context, null, verify), cancellationToken).ConfigureAwait(false));
        undecided?.Decide(succeeded);
        held?.Settle(succeeded);
        return new ExecutionResult<TResult>(succeeded, result!); // set before the commit that failed, and read only then
    }

    /// <param name="context">The context.</param>
    /// <param name="giveUp">Brings the tracker back after a failure, before the instances get their keys taken back.</param>
    /// <param name="cancellationToken">Cancels the work, and not its commit.</param>
    private async Task<TResult> InTransactionAsync(DbContext context, Action giveUp, CancellationToken cancellationToken)
    {
        commitFailed = false;
        var transaction = await context.Database.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        ownTransaction = transaction;
        var saves = (transaction as ISavedTransaction)?.Saves;
        saves?.LeavesTracker = true;
        try
        {
            result = await WorkAsync(context, cancellationToken).ConfigureAwait(false);
            commitFailed = true;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false); // a cancelled commit would leave its outcome unknown
            commitFailed = false;
            return result;
        }
        catch
        {
            giveUp();
            if (commitFailed && verifySucceeded is not null)
                held = saves?.Take();
            await CleanUp.IgnoringErrorsAsync(() => transaction.RollbackAsync(CancellationToken.None)).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await CleanUp.IgnoringErrorsAsync(() => transaction.DisposeAsync().AsTask()).ConfigureAwait(false);
        }
    }

    private async Task<TResult> InSavepointAsync(TContext context, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var savepoint = await TransactionSavepoint.CreateAsync(transaction, isolationLevel, cancellationToken).ConfigureAwait(false);
        var tracker = ChangeTrackerSnapshot.Take(context);
        ownTransaction = transaction;
        var saves = (transaction as ISavedTransaction)?.Saves;
        try
        {
            var value = await WorkAsync(context, cancellationToken).ConfigureAwait(false);
            await savepoint.ReleaseAsync().ConfigureAwait(false);
            return value;
        }
        catch (Exception exception)
        {
            tracker.Restore();
            var leavesTracker = saves?.LeavesTracker == true;
            saves?.LeavesTracker = true;
            if (!await savepoint.TryRollbackAsync().ConfigureAwait(false))
                End(UnitOfWorkError.NotRolledBack(exception));
            saves?.LeavesTracker = leavesTracker;
            throw;
        }
    }

    private async Task<TResult> WorkAsync(DbContext context, CancellationToken cancellationToken)
    {
        var value = await AmbientAsync(context, this, () => CatchAsync(() => work((TContext)context))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfEnded();
        await TransactionFailures.ThrowIfUncommittableAsync(context).ConfigureAwait(false);
        return context.Database.GetDbConnection().State is ConnectionState.Open ? value : throw UnitOfWorkError.Disconnected();
    }

    /// <summary>
    ///     Whether the exception is the advice to configure retries, in which a provider wraps what it takes for a transient error: an exception of
    ///     the work here.
    /// </summary>
    private bool IsAdvice(InvalidOperationException exception)
        => exception.GetType() == typeof(InvalidOperationException) && thrown is not null && ReferenceEquals(exception.InnerException, thrown.SourceException);

    private async Task<TResult> CatchAsync(Func<Task<TResult>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            thrown = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }

    private static async Task<T> AmbientAsync<T>(DbContext context, UnitOfWork? unit, Func<Task<T>> call)
    {
        using (AmbientContexts.Push(context, unit))
            return await call().ConfigureAwait(false);
    }

    private static async Task<T> OnFreshContextAsync<T>(FactoryBinding binding, Func<DbContext, Task<T>> call, CancellationToken cancellationToken)
    {
        var scope = await binding.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
            return await call(scope.Context).ConfigureAwait(false);
    }
}
