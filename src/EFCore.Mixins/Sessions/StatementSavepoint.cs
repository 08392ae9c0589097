using System.Data;
using EFCore.Mixins.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Sessions;

/// <summary>
///     A savepoint around one statement, so that the caller's transaction is usable after a failure. EF itself sets one around a save.
/// </summary>
internal static class StatementSavepoint
{
    public static TResult Run<TResult>(DbContext context, Func<TResult> run)
    {
        if (TransactionOf(context, isOne: true) is not { } transaction)
            return run();
        var savepoint = TransactionSavepoint.Create(transaction);
        try
        {
            var result = run();
            savepoint.Release();
            return result;
        }
        catch
        {
            savepoint.TryRollback();
            throw;
        }
    }

    public static Task<TResult> RunAsync<TResult>(DbContext context, Func<Task<TResult>> run, CancellationToken cancellationToken)
        => RunAsync(context, run, isOne: true, cancellationToken);

    /// <inheritdoc cref="RunAsync{TResult}(DbContext, Func{Task{TResult}}, CancellationToken)" />
    /// <param name="context">The context of the transaction.</param>
    /// <param name="run">Runs the statement.</param>
    /// <param name="isOne">Whether it is one statement. No database undoes several by itself.</param>
    /// <param name="cancellationToken">Cancels the wait for the savepoint.</param>
    public static async Task<TResult> RunAsync<TResult>(
        DbContext context,
        Func<Task<TResult>> run,
        bool isOne,
        CancellationToken cancellationToken)
    {
        if (TransactionOf(context, isOne) is not { } transaction)
            return await run().ConfigureAwait(false);
        var savepoint = await TransactionSavepoint
            .CreateAsync(transaction, IsolationLevel.Unspecified, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var result = await run().ConfigureAwait(false);
            await savepoint.ReleaseAsync().ConfigureAwait(false);
            return result;
        }
        catch
        {
            await savepoint.TryRollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The transaction that needs a savepoint, or null. Most databases undo a single statement by themselves.</summary>
    private static IDbContextTransaction? TransactionOf(DbContext context, bool isOne)
        => context.Database is { AutoSavepointsEnabled: true, CurrentTransaction: { SupportsSavepoints: true } transaction }
            && (!isOne || Dialect.Of(context).GivesUpTransactions)
                ? transaction
                : null;
}
