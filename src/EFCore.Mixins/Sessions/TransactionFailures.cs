using System.Data;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Sessions;

/// <summary>The errors in open transactions. Rejects commands and commits in a transaction that the database has ended.</summary>
/// <remarks>
/// A database can roll back a transaction with an error, or between two commands. MySQL and MariaDB run later commands outside of any
/// transaction, and PostgreSQL reports no error for the commit. After an error the transaction is therefore probed before it is used again.
/// Without errors nothing is stored and nothing is sent. The key is EF's transaction, because Npgsql reuses its own.
/// </remarks>
internal static class TransactionFailures
{
    private static readonly ConditionalWeakTable<IDbContextTransaction, TransactionFailure> Failures = [];

    /// <summary>Records an error of a command in the context's open transaction.</summary>
    public static void Note(DbContext? context, Exception exception)
    {
        if (context?.Database.CurrentTransaction is not { } transaction || ErrorTranslation.CauseOf(context, exception) is not { } cause)
            return;
        var kind = ErrorTranslation.Read(context, cause)?.Kind;
        var failure = Of(transaction, cause, isClear: kind is not null);
        if (!IsConnected(context) || kind is DatabaseErrorKind.ConnectionLost)
            failure.End(cause, isEndingClear: kind is not null);
    }

    /// <summary>
    ///     Records that a savepoint could not be released or rolled back. Later changes may be lost or partly kept, so the transaction must
    ///     not be committed.
    /// </summary>
    public static void NoteSavepoint(DbContext? context, Exception exception)
    {
        if (context?.Database.CurrentTransaction is not { } transaction)
            return;
        var isClear = ErrorTranslation.CauseOf(context, exception) is { } cause && ErrorTranslation.Read(context, cause) is not null;
        Of(transaction, exception, isClear).End(exception, isClear);
    }

    /// <summary>Prevents a commit of the transaction, with an error of the library unless the cause is known.</summary>
    public static void End(IDbContextTransaction transaction, InvalidOperationException error) => Of(transaction, error).End();

    /// <summary>
    ///     Ignores the context's open transaction from now on. A migration on MySQL ends it with each change of the schema, and continues.
    /// </summary>
    public static void Ignore(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is { } transaction)
            Failures.GetValue(transaction, static _ => Ignored());

        static TransactionFailure Ignored() => new(new InvalidOperationException(), isClear: true) { IsIgnored = true };
    }

    /// <summary>Removes the errors of a transaction that still exists.</summary>
    public static void Forget(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is { } transaction && Failures.TryGetValue(transaction, out var failure) && failure.IsOpen)
            Failures.Remove(transaction);
    }

    public static void ThrowIfEnded(IDbContextTransaction? transaction)
    {
        if (transaction is not null && Failures.TryGetValue(transaction, out var failure) && failure.IsFinal)
            failure.Throw();
    }

    /// <summary>Throws if a command would run outside of its transaction.</summary>
    /// <remarks>
    ///     EF raises no asynchronous event before it creates a command. PostgreSQL itself refuses commands until the transaction is rolled
    ///     back to a savepoint.
    /// </remarks>
    public static void ThrowIfOutside(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is not { } transaction || !Failures.TryGetValue(transaction, out var failure))
            return;
        var dialect = Dialect.Of(context);
        if (CanProbe(transaction, failure) && !dialect.GivesUpTransactions)
        {
            var error = CleanUp.ErrorOf(() => TransactionProbe.Run(transaction.GetDbTransaction()));
            // If a connection reads one result at a time, the driver may have refused the probe because it is reading rows.
            if (error is null || TransactionProbe.IsOfServer(error) || dialect.ReadsWhileReading || !IsConnected(context))
                Judge(transaction, failure, error);
        }

        ThrowIfEnded(transaction);
    }

    /// <summary>Throws if the transaction cannot be committed as a whole.</summary>
    public static async Task ThrowIfUncommittableAsync(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is not { } transaction || !Failures.TryGetValue(transaction, out var failure))
            return;
        if (CanProbe(transaction, failure))
        {
            var error = await CleanUp.ErrorOfAsync(() => TransactionProbe.RunAsync(transaction.GetDbTransaction())).ConfigureAwait(false);
            JudgeCommit(context, transaction, failure, error);
        }

        ThrowIfEnded(transaction);
    }

    /// <inheritdoc cref="ThrowIfUncommittableAsync" />
    public static void ThrowIfUncommittable(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is not { } transaction || !Failures.TryGetValue(transaction, out var failure))
            return;
        if (CanProbe(transaction, failure))
            JudgeCommit(context, transaction, failure, CleanUp.ErrorOf(() => TransactionProbe.Run(transaction.GetDbTransaction())));
        ThrowIfEnded(transaction);
    }

    private static TransactionFailure Of(IDbContextTransaction transaction, Exception exception, bool isClear = true)
    {
        var failure = Failures.GetValue(transaction, _ => new TransactionFailure(exception, isClear));
        failure.Add(exception, isClear);
        return failure;
    }

    private static bool IsConnected(DbContext context) => context.Database.GetDbConnection().State is ConnectionState.Open;

    private static bool CanProbe(IDbContextTransaction transaction, TransactionFailure failure)
        => failure.IsOpen && transaction.SupportsSavepoints;

    private static void Judge(IDbContextTransaction transaction, TransactionFailure failure, Exception? error)
    {
        if (error is null)
            Failures.Remove(transaction);
        else
            failure.End();
    }

    /// <summary>
    ///     A transaction that PostgreSQL has aborted can still be rolled back to an earlier savepoint, so its end is not final.
    /// </summary>
    private static void JudgeCommit(DbContext context, IDbContextTransaction transaction, TransactionFailure failure, Exception? error)
    {
        if (error is not null && Dialect.Of(context).GivesUpTransactions)
            failure.Throw();
        Judge(transaction, failure, error);
    }
}
