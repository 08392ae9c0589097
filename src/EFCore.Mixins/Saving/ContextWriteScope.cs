using System.Transactions;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Saving;

/// <summary>Runs a write on its context, and begins or commits a transaction as the <c>commit</c> argument of the call requires.</summary>
internal static class ContextWriteScope
{
    public static Task<TResult> RunAsync<TResult>(
        Type entityClass,
        WriteRequest request,
        Func<ContextScope, Task<TResult>> work,
        CancellationToken cancellationToken)
        => ContextWork.WithContextAsync(
            entityClass,
            request.Context,
            ContextAccess.Write,
            (request, work),
            static (scope, call, token) => RunAsync(scope, call.request, call.work, token),
            cancellationToken);

    private static Task<TResult> RunAsync<TResult>(
        ContextScope scope,
        WriteRequest request,
        Func<ContextScope, Task<TResult>> work,
        CancellationToken cancellationToken)
    {
        if (!scope.IsOwned)
            return RunGivenAsync(scope, request, work, cancellationToken);
        if (request.Commit == false)
            throw NothingWouldCommit(request);
        ContextState.LeaseOf(scope.Context)?.IsWriting = true;
        return work(scope);
    }

    private static async Task<TResult> RunGivenAsync<TResult>(
        ContextScope scope,
        WriteRequest request,
        Func<ContextScope, Task<TResult>> work,
        CancellationToken cancellationToken)
    {
        if (request.Commit == true && UnitOfWork.IsRunningOn(scope.Context))
            throw UnitCommits(request);
        var begun = request.Commit == false ? await BeginAsync(scope.Context, request, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            var result = await work(scope).ConfigureAwait(false);
            if (request.Commit == true)
                await CommitAsync(scope.Context, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch when (begun is not null)
        {
            await begun.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Begins a transaction unless the caller has one. It stays open after the call.</summary>
    private static async Task<IDbContextTransaction?> BeginAsync(
        DbContext context,
        WriteRequest request,
        CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not null
            || context.Database.GetEnlistedTransaction() is not null
            || Transaction.Current is not null)
        {
            return null;
        }

        if (context.Database.CreateExecutionStrategy().RetriesOnFailure)
            throw NobodyWouldRetry(context, request);
        return await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task CommitAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not { } transaction)
            return;
        try
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorTranslation.Translate(context, exception, DatabaseOperation.Commit) is { } typed)
        {
            throw typed;
        }
    }

    private static InvalidOperationException NothingWouldCommit(WriteRequest request)
        => new(
            $"'{request.Method}' can't be called with 'commit: false' here: " +
            "the library opens the context for this call alone, so nothing would ever commit. " +
            $"Pass 'context:', or wrap the calls in '{nameof(Contexts)}.{nameof(Contexts.Use)}' or a unit of work.");

    private static InvalidOperationException NobodyWouldRetry(DbContext context, WriteRequest request)
        => new(
            $"'{request.Method}' can't be called with 'commit: false' here: this '{context.GetType().Name}' retries failed operations, " +
            "and a transaction that stays open after the call can only be retried as a whole. " +
            $"Wrap the calls in '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}', which retries all of them.");

    private static InvalidOperationException UnitCommits(WriteRequest request)
        => new(
            $"'{request.Method}' can't be called with 'commit: true' inside a unit of work: " +
            "the unit commits, at its end, all or nothing. " +
            "Leave 'commit' out, or make the call outside the unit.");
}
