using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Errors;

/// <summary>Turns the errors of a driver, in whatever EF has wrapped them, into typed exceptions.</summary>
internal static class ErrorTranslation
{
    /// <summary>The typed exception for <paramref name="exception"/>, or null when there is nothing to translate.</summary>
    /// <remarks>To be called outside the execution strategy, which judges the driver's own exception.</remarks>
    public static Exception? Translate(DbContext context, Exception exception, DatabaseOperation operation = DatabaseOperation.Unknown)
    {
        var chain = Unwrap(exception).ToList();
        return chain[^1] switch
        {
            DbException cause => Translate(new FailedWrite(context, cause, EntriesOf(chain), operation)),
            ConstraintException or DatabaseBusyException when chain.Count > 1 => chain[^1],
            _ => null,
        };
    }

    private static Exception? Translate(FailedWrite write)
        => write.Read() switch
        {
            null => null,
            { Kind: DatabaseErrorKind.Busy } => new DatabaseBusyException(write.Cause, write.Entries),
            { Kind: DatabaseErrorKind.Conflict } => new TransactionConflictException(write.Cause, write.Entries),
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
        ConstraintException or DatabaseBusyException or DbUpdateConcurrencyException => false,
        DbUpdateException or RetryLimitExceededException => true,
        // EF advises to configure retries in an exception of exactly this type; its subclasses are other people's.
        _ => exception.GetType() == typeof(InvalidOperationException),
    };

    private static IReadOnlyList<EntityEntry> EntriesOf(IEnumerable<Exception> chain)
        => chain.OfType<DbUpdateException>().FirstOrDefault()?.Entries ?? [];
}
