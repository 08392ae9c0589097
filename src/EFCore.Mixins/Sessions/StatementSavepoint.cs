using System.Data;
using EFCore.Mixins.Filtering.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Sessions;

/// <summary>A savepoint around one statement, so that its failure leaves the caller's transaction usable; EF itself sets one around a save.</summary>
internal static class StatementSavepoint
{
    public static TResult Run<TResult>(DbContext context, Func<TResult> run)
    {
        if (TransactionOf(context) is not { } transaction)
            return run();
        var savepoint = Savepoint.Create(transaction);
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

    public static async Task<TResult> RunAsync<TResult>(DbContext context, Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        if (TransactionOf(context) is not { } transaction)
            return await run().ConfigureAwait(false);
        var savepoint = await Savepoint.CreateAsync(transaction, IsolationLevel.Unspecified, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The transaction that needs a savepoint: most databases undo the one statement by themselves.</summary>
    private static IDbContextTransaction? TransactionOf(DbContext context)
        => context.Database is { AutoSavepointsEnabled: true, CurrentTransaction: { SupportsSavepoints: true } transaction }
            && Dialect.Of(context).GivesUpTransactions
                ? transaction
                : null;
}
