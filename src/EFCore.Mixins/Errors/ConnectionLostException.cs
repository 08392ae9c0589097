using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when the connection to the database broke or could not be opened: the server is down, restarts, or is cut off. The driver's own
///     exception is the inner one.
/// </summary>
public sealed class ConnectionLostException : DbUpdateException
{
    internal ConnectionLostException(Exception cause, IReadOnlyList<EntityEntry> entries, bool isInDoubt)
        : base(isInDoubt ? Doubt : Failure, cause, entries)
        => IsInDoubt = isInDoubt;

    /// <summary>
    /// Whether the changes may have been saved all the same: a commit, or a statement that commits by itself, was to be answered. False where the
    /// database is sure to have undone them.
    /// </summary>
    public bool IsInDoubt { get; }

    private static string Failure =>
        "Nothing was saved: the connection to the database was lost or could not be opened. " +
        "Run the whole work again, by an execution strategy that retries or by hand.";

    private static string Doubt =>
        "It is not known whether the changes were saved: the connection to the database was lost or could not be opened before the database had answered. " +
        $"Look for them before you run the work again; 'verifySucceeded:' of '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}' does so.";
}
