using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when another connection or transaction blocks the work, which may succeed later. It is this class if the other one holds a lock
/// for longer than this one waits, and <see cref="TransactionConflictException"/> if the database aborted the transaction. The driver's
/// exception is the inner exception.
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
