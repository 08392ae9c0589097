using System.Data;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.UnitsOfWork;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Units of work.</content>
public static partial class Contexts
{
    /// <summary>
    ///     Runs <paramref name="work"/> as one unit, with an ambient context and a transaction that is committed at the end and rolled back
    ///     on any exception.
    /// </summary>
    /// <remarks>
    /// If EF's execution strategy retries, <paramref name="work"/> runs again on a new context. With an ambient context the unit uses
    /// a savepoint in its open transaction, or a new transaction if none is open. The context remains open, and after a rollback its
    /// change tracker is restored. <paramref name="isolationLevel"/> applies to a new transaction (default: the database's). A savepoint
    /// cannot change it. <paramref name="verifySucceeded"/> runs if the outcome of a failed commit is unknown. The
    /// unit is retried if it returns false. Without it such a commit is not retried, because the work could take effect twice. A
    /// <see cref="ConnectionLostException"/> that is in doubt is thrown.
    /// </remarks>
    /// <exception cref="NoContextException">No context is ambient and no factory is bound.</exception>
    /// <exception cref="AmbiguousContextException">No context is ambient and several factories are bound.</exception>
    public static Task InTransactionAsync(
        Func<Task> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        Func<Task<bool>>? verifySucceeded = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return InTransactionAsync<DbContext>(_ => work(), isolationLevel, verifySucceeded, cancellationToken);
    }

    /// <inheritdoc cref="InTransactionAsync(Func{Task}, IsolationLevel, Func{Task{bool}}?, CancellationToken)" />
    public static Task<TResult> InTransactionAsync<TResult>(
        Func<Task<TResult>> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        Func<Task<bool>>? verifySucceeded = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return InTransactionAsync<DbContext, TResult>(_ => work(), isolationLevel, verifySucceeded, cancellationToken);
    }

    /// <summary>
    ///     Does the same on a context of type <typeparamref name="TContext"/>: the innermost ambient one, else one from its bound factory.
    /// </summary>
    /// <inheritdoc cref="InTransactionAsync(Func{Task}, IsolationLevel, Func{Task{bool}}?, CancellationToken)" path="/remarks|/exception"
    ///     />
    public static Task InTransactionAsync<TContext>(
        Func<TContext, Task> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        Func<Task<bool>>? verifySucceeded = null,
        CancellationToken cancellationToken = default)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(work);
        return InTransactionAsync<TContext, bool>(Run, isolationLevel, verifySucceeded, cancellationToken);

        async Task<bool> Run(TContext context)
        {
            await work(context).ConfigureAwait(false);
            return true;
        }
    }

    /// <inheritdoc cref="InTransactionAsync{TContext}(Func{TContext, Task}, IsolationLevel, Func{Task{bool}}?, CancellationToken)" />
    public static Task<TResult> InTransactionAsync<TContext, TResult>(
        Func<TContext, Task<TResult>> work,
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        Func<Task<bool>>? verifySucceeded = null,
        CancellationToken cancellationToken = default)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(work);
        ContextBindings.NoteWrite();
        var task = new UnitOfWorkTask<TResult>(context => work((TContext)context), isolationLevel, verifySucceeded);
        return UnitOfWorkRun.RunAsync(typeof(TContext), task, cancellationToken);
    }
}
