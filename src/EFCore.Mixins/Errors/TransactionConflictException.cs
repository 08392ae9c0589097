using System.Data.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when the database aborted the transaction in favor of another one, because of a deadlock or a serialization failure.
/// </summary>
public sealed class TransactionConflictException : DatabaseBusyException
{
    internal TransactionConflictException(DbException cause, IReadOnlyList<EntityEntry> entries)
        : base(
            "The changes were not saved: " +
            "the database aborted the transaction, because it conflicts with another one that ran at the same time. " +
            "Run the whole transaction again, by an execution strategy that retries or by hand.",
            cause,
            entries)
    {
    }
}
