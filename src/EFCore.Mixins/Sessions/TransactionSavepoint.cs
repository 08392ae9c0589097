using System.Data;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Sessions;

/// <summary>A savepoint in the caller's transaction.</summary>
internal sealed class TransactionSavepoint
{
    private static long count;
    private readonly IDbContextTransaction transaction;
    private readonly string name;

    private TransactionSavepoint(IDbContextTransaction transaction)
    {
        this.transaction = transaction;
        name = $"Mixins{Interlocked.Increment(ref count)}";
    }

    public static TransactionSavepoint Create(IDbContextTransaction transaction)
    {
        var savepoint = new TransactionSavepoint(transaction);
        transaction.CreateSavepoint(savepoint.name);
        return savepoint;
    }

    public static async Task<TransactionSavepoint> CreateAsync(
        IDbContextTransaction transaction,
        IsolationLevel isolationLevel,
        CancellationToken cancellationToken)
    {
        if (!transaction.SupportsSavepoints)
            throw new NotSupportedException(
                "A unit of work cannot run inside this transaction: its database has no savepoints. Run it before or after.");
        if (isolationLevel != IsolationLevel.Unspecified && isolationLevel != transaction.GetDbTransaction().IsolationLevel)
            throw WrongLevel(isolationLevel, transaction.GetDbTransaction().IsolationLevel);
        var savepoint = new TransactionSavepoint(transaction);
        await transaction.CreateSavepointAsync(savepoint.name, cancellationToken).ConfigureAwait(false);
        return savepoint;
    }

    public void Release() => transaction.ReleaseSavepoint(name);

    public Task ReleaseAsync() => transaction.ReleaseSavepointAsync(name, CancellationToken.None);

    /// <inheritdoc cref="TryRollbackAsync" />
    public bool TryRollback() => CleanUp.IgnoringErrors(() => transaction.RollbackToSavepoint(name));

    /// <summary>Rolls back to the savepoint; returns false if the transaction can no longer do so.</summary>
    public Task<bool> TryRollbackAsync()
        => CleanUp.IgnoringErrorsAsync(() => transaction.RollbackToSavepointAsync(name, CancellationToken.None));

    private static InvalidOperationException WrongLevel(IsolationLevel asked, IsolationLevel actual)
        => new(
            $"A unit of work asks for isolation level '{asked}' inside a transaction of level '{actual}': a savepoint cannot change it. " +
            "Ask for it where the transaction begins, or leave it out.");
}
