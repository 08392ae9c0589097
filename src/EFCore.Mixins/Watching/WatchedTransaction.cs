using System.Data.Common;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Watching;

/// <summary>Notifies the saves of a transaction, or of a savepoint, of its end.</summary>
/// <remarks>
///     EF notifies interceptors neither of a transaction that is disposed without a commit nor of the name of a savepoint:
///     https://github.com/dotnet/efcore/issues/30243.
/// </remarks>
internal sealed class WatchedTransaction(
    IRelationalConnection connection,
    DbTransaction transaction,
    Guid transactionId,
    IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
    bool transactionOwned,
    ISqlGenerationHelper sqlGenerationHelper)
    : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sqlGenerationHelper), ISavedTransaction
{
    private bool isDoubtful;

    public TransactionSaves Saves { get; } = new();

    public bool IsForeign { get; } = !transactionOwned;

    public override void Commit()
    {
        try
        {
            base.Commit();
        }
        catch (Exception exception)
        {
            FailCommit(exception);
            throw;
        }

        Saves.Commit();
    }

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await base.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            FailCommit(exception);
            throw;
        }

        Saves.Commit();
    }

    public override void Rollback()
    {
        base.Rollback();
        End();
    }

    public override async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        await base.RollbackAsync(cancellationToken).ConfigureAwait(false);
        End();
    }

    public override void CreateSavepoint(string name)
    {
        base.CreateSavepoint(name);
        Saves.CreateSavepoint(name);
    }

    public override async Task CreateSavepointAsync(string name, CancellationToken cancellationToken = default)
    {
        await base.CreateSavepointAsync(name, cancellationToken).ConfigureAwait(false);
        Saves.CreateSavepoint(name);
    }

    public override void RollbackToSavepoint(string name)
    {
        base.RollbackToSavepoint(name);
        Saves.RollBackToSavepoint(name);
    }

    public override async Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken = default)
    {
        await base.RollbackToSavepointAsync(name, cancellationToken).ConfigureAwait(false);
        Saves.RollBackToSavepoint(name);
    }

    public override void ReleaseSavepoint(string name)
    {
        base.ReleaseSavepoint(name);
        Saves.ReleaseSavepoint(name);
    }

    public override async Task ReleaseSavepointAsync(string name, CancellationToken cancellationToken = default)
    {
        await base.ReleaseSavepointAsync(name, cancellationToken).ConfigureAwait(false);
        Saves.ReleaseSavepoint(name);
    }

    public override void Dispose()
    {
        base.Dispose();
        EndByDisposal();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        EndByDisposal();
    }

    /// <summary>A commit that the database refused rolls back. One without a response may have succeeded.</summary>
    private void FailCommit(Exception exception) => isDoubtful = !ErrorTranslation.IsAnswer(Connection.Context, exception);

    /// <summary>A transaction that EF did not begin may be committed by its owner.</summary>
    private void EndByDisposal()
    {
        isDoubtful |= IsForeign;
        End();
    }

    private void End()
    {
        if (isDoubtful)
            Saves.Doubt();
        else
            Saves.RollBack();
    }
}
