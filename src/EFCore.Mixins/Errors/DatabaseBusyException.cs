using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when another connection or transaction stands in the way, so that the same work may succeed later: as itself when it holds a lock for longer than
/// this one waits, as <see cref="TransactionConflictException"/> when the database gave up the transaction. The driver's own exception is the inner one.
/// </summary>
public class DatabaseBusyException : DbUpdateException
{
    internal DatabaseBusyException(DbException cause, IReadOnlyList<EntityEntry> entries)
        : this(
            "The changes were not saved: the database is busy, another connection or transaction holds a lock that they need. " +
            "Try again, keep transactions short, or raise the command time-out.",
            cause,
            entries)
    {
    }

    private protected DatabaseBusyException(string message, DbException cause, IReadOnlyList<EntityEntry> entries)
        : base(message, cause, entries)
    {
    }
}
