using System.Collections.Concurrent;
using System.Reflection;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     The saves in a <see cref="TransactionScope" />, or in a transaction of <see cref="System.Transactions" /> in which a context was
///     enlisted.
/// </summary>
internal static class AmbientTransactionSaves
{
    private static readonly ConcurrentDictionary<Transaction, TransactionSaves> Known = new();
    private static readonly ConcurrentDictionary<Type, bool> Supporting = new();

    /// <summary>
    ///     Whether any transaction was used so far. Every read checks this flag instead of the dictionary, which takes all its locks to
    ///     check that it is empty.
    /// </summary>
    private static volatile bool isUsed;

    /// <summary>The saves of the transaction of a context's connection; null if there is none.</summary>
    public static TransactionSaves? Of(DbContext context)
        => TransactionOf(context) is { TransactionInformation.Status: TransactionStatus.Active } transaction && IsSupported(context)
            ? Known.GetOrAdd(transaction, Watch)
            : null;

    /// <summary>Like <see cref="Of" />, but only if something was saved in the transaction.</summary>
    public static TransactionSaves? Find(DbContext context)
        => isUsed && TransactionOf(context) is { } transaction && Known.TryGetValue(transaction, out var saves) ? saves : null;

    private static Transaction? TransactionOf(DbContext context) => context.Database.GetEnlistedTransaction() ?? Transaction.Current;

    private static TransactionSaves Watch(Transaction transaction)
    {
        isUsed = true;
        transaction.TransactionCompleted += End;
        return new TransactionSaves();
    }

    private static void End(object? sender, TransactionEventArgs args)
    {
        if (args.Transaction is not { } transaction || !Known.TryRemove(transaction, out var saves))
            return;
        switch (transaction.TransactionInformation.Status)
        {
            case TransactionStatus.Committed:
                saves.Commit();
                break;
            case TransactionStatus.Aborted:
                saves.RollBack();
                break;
            default:
                saves.Doubt();
                break;
        }
    }

    /// <summary>
    ///     Whether the provider enlists its connection. SQLite does not, and commits its saves regardless of the transaction.
    /// </summary>
    private static bool IsSupported(DbContext context)
        => context.GetInfrastructure().GetService(typeof(IRelationalConnection)) is IRelationalConnection connection
            && Supporting.GetOrAdd(connection.GetType(), static (_, connection) => Supports(connection), connection);

    private static bool Supports(IRelationalConnection connection)
    {
        const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;
        return typeof(RelationalConnection).GetProperty("SupportsAmbientTransactions", Private) is { } property
            && connection is RelationalConnection
            && property.GetValue(connection) is true;
    }
}
