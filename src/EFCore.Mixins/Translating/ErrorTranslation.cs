using System.Data.Common;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Translating;

/// <summary>Translates the errors of a driver, which EF may have wrapped, to typed exceptions.</summary>
internal static class ErrorTranslation
{
    /// <summary>The typed exception for <paramref name="exception"/>; null if there is nothing to translate.</summary>
    /// <remarks>Must be called outside the execution strategy, which checks the driver's own exception.</remarks>
    /// <param name="context">The context that failed.</param>
    /// <param name="exception">Its exception.</param>
    /// <param name="operation">The failed operation.</param>
    /// <param name="updated">The entity type of a bulk update.</param>
    public static Exception? Translate(
        DbContext context,
        Exception exception,
        DatabaseOperation operation = DatabaseOperation.Unknown,
        IEntityType? updated = null)
    {
        var chain = Unwrap(exception).ToList();
        return chain[^1] switch
        {
            DbException cause => Translate(new FailedDatabaseWrite(context, cause, EntriesOf(chain), operation) { Updated = updated }),
            var typed when IsTyped(typed) && chain.Count > 1 => typed,
            InvalidOperationException refusal when IsAtOnce(context, refusal) => AtOnce(context, refusal),
            var network when DriverNetworkError.Is(context, network)
                => new ConnectionLostException(
                    network,
                    EntriesOf(chain),
                    !ConnectionOpeningFailure.Is(network) && FailedDatabaseWrite.CanTakeEffect(context, operation)),
            _ => null,
        };
    }

    /// <summary>As above, for an operation that reads rows, because a converter may reject their values.</summary>
    public static Exception? TranslateRead(
        DbContext context,
        Exception exception,
        DatabaseOperation operation = DatabaseOperation.Unknown,
        IEntityType? updated = null)
        => Translate(context, exception, operation, updated) ?? UnreadableStoredValue.Explain(context, exception);

    /// <summary>Runs a read, and throws the typed exception of its error.</summary>
    public static async Task<TResult> TypedAsync<TResult>(DbContext context, Func<Task<TResult>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (TranslateRead(context, exception) is { } typed)
        {
            throw typed;
        }
    }

    /// <summary>
    ///     The exception of the driver or of its network behind <paramref name="exception"/>; null if it is from another source.
    /// </summary>
    public static Exception? CauseOf(DbContext context, Exception exception)
        => Unwrap(exception).Last() is var cause && (cause is DbException || DriverNetworkError.Is(context, cause)) ? cause : null;

    /// <summary>
    ///     Whether the database itself has reported the failure. Otherwise the operation may have succeeded, and its response was lost.
    /// </summary>
    public static bool IsAnswer(DbContext context, Exception exception)
        => Unwrap(exception).Last() switch
        {
            DbException cause => Read(context, cause) is { } error
                ? error.HadNoEffect || error.Kind is not (DatabaseErrorKind.ConnectionLost or DatabaseErrorKind.Timeout)
                : cause.SqlState is not null,
            var typed => IsTyped(typed)
                && typed is not (ConnectionLostException { IsInDoubt: true } or DatabaseTimeoutException { IsInDoubt: true }),
        };

    /// <summary>The translation of the driver's exception behind <paramref name="exception"/>; null if its kind is unknown.</summary>
    public static DatabaseError? Read(DbContext context, Exception exception)
        => Unwrap(exception).Last() switch
        {
            DbException cause => new FailedDatabaseWrite(context, cause, [], DatabaseOperation.Unknown).Read(),
            var typed when IsTyped(typed) && typed.InnerException is DbException cause => Read(context, cause),
            var network when DriverNetworkError.Is(context, network)
                => new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = ConnectionOpeningFailure.Is(network) },
            _ => null,
        };

    private static bool IsAtOnce(DbContext context, InvalidOperationException exception)
        => exception.Message == CoreStrings.ConcurrentMethodInvocation
            || ContextOptions.Of(context).ErrorTranslators
                .Any(translator => translator.Translate(exception)?.Kind == DatabaseErrorKind.OperationInProgress);

    private static InvalidOperationException AtOnce(DbContext context, Exception exception)
        => new(
            $"A '{context.GetType().Name}' runs one operation at a time, and another one was running on it. " +
            "Await each call before the next one: in a unit of work and on a context of your own, " +
            "'Task.WhenAll' is for calls that have a context each, outside of it.",
            exception);

    private static Exception? Translate(FailedDatabaseWrite write)
        => write.Read() switch
        {
            null => null,
            { Kind: DatabaseErrorKind.Busy } => new DatabaseBusyException(write.Cause, write.Entries),
            { Kind: DatabaseErrorKind.OperationInProgress } => AtOnce(write.Context, write.Cause),
            { Kind: DatabaseErrorKind.Conflict } => new TransactionConflictException(write.Cause, write.Entries),
            { Kind: DatabaseErrorKind.ConnectionLost } error => new ConnectionLostException(
                write.Cause,
                write.Entries,
                !error.HadNoEffect && write.MayHaveTakenEffect),
            { Kind: DatabaseErrorKind.Timeout } error => new DatabaseTimeoutException(
                write.Cause,
                write.Entries,
                !error.HadNoEffect && write.MayHaveTakenEffect),
            { Kind: DatabaseErrorKind.InvalidPattern } => new PatternException(isTimeout: false, write.Cause, write.Entries),
            { Kind: DatabaseErrorKind.PatternTimeout } => new PatternException(isTimeout: true, write.Cause, write.Entries),
            { Kind: DatabaseErrorKind.ReadOnly } => new ReadOnlyDatabaseException(write.Cause, write.Entries),
            { } error => write.Describe(error).ToException(),
        };

    private static IEnumerable<Exception> Unwrap(Exception exception)
    {
        yield return exception;
        while (IsWrapper(exception) && exception.InnerException is { } inner)
            yield return exception = inner;
    }

    private static bool IsWrapper(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => false,
        _ when IsTyped(exception) => false,
        DbUpdateException or RetryLimitExceededException => true,
        // EF advises to configure retries in an exception of exactly this type; its subclasses are from other code.
        _ => exception.GetType() == typeof(InvalidOperationException),
    };

    private static bool IsTyped(Exception exception)
        => exception is ConstraintException
            or DatabaseBusyException
            or ConnectionLostException
            or DatabaseTimeoutException
            or ReadOnlyDatabaseException
            or TransactionEndedException
            or PatternException;

    private static IReadOnlyList<EntityEntry> EntriesOf(IEnumerable<Exception> chain)
        => chain.OfType<DbUpdateException>().FirstOrDefault()?.Entries ?? [];
}
