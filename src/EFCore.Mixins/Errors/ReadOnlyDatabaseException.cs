using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when the database or the transaction does not accept writes: it is a standby server, or was opened as read-only. The driver's
///     exception is the inner exception.
/// </summary>
public sealed class ReadOnlyDatabaseException : DbUpdateException
{
    internal ReadOnlyDatabaseException(DbException cause, IReadOnlyList<EntityEntry> entries)
        : base(
            "The changes were not saved: the database that the context is connected to, or its transaction, is read-only. " +
            "Pass or make ambient a context of the writing factory; the reading one is the second that " +
            $"'{nameof(Contexts)}.{nameof(Contexts.SetFactory)}' takes.",
            cause,
            entries)
    {
    }
}
