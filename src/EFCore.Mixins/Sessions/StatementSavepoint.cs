using System.Data;
using EFCore.Mixins.Filtering.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Sessions;

/// <summary>A savepoint around one statement, so that its failure leaves the caller's transaction usable; EF itself sets one around a save.</summary>
internal static class StatementSavepoint
{
    public static async Task<TResult> RunAsync<TResult>(DbContext context, Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        if (!IsNeeded(context.Database) || context.Database.CurrentTransaction is not { SupportsSavepoints: true } transaction)
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

    /// <summary>Most databases undo the one statement by themselves.</summary>
    private static bool IsNeeded(DatabaseFacade database)
        => database.AutoSavepointsEnabled && Dialect.For(database.ProviderName).GivesUpTransactions;
}
