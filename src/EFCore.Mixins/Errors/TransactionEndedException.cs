using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when a transaction cannot be committed because the database ended it before, or because one of its savepoints could not be
/// released or rolled back, and no other exception of the library describes the cause. The original error is the inner exception.
/// </summary>
public sealed class TransactionEndedException : DbUpdateException
{
    internal TransactionEndedException(Exception cause)
        : base(
            "The transaction cannot be committed: " +
            "the database ended it before, or one of its savepoints could not be released or rolled back. " +
            "Its changes were rolled back, except those before a command that commits by itself, such as a schema change on MySQL. " +
            "Run the whole work again, by an execution strategy that retries or by hand.",
            cause)
    {
    }
}
