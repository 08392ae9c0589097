using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>Thrown when another connection holds a lock for longer than this one waits. The driver's own exception is the inner one.</summary>
public sealed class DatabaseBusyException : DbUpdateException
{
    internal DatabaseBusyException(DbException cause, IReadOnlyList<EntityEntry> entries)
        : base(
            "The changes were not saved: the database is busy, another connection or transaction holds a lock that they need. " +
            "Try again, keep transactions short, or raise the command time-out.",
            cause,
            entries)
    {
    }
}
