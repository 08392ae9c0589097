using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when the connection to the database broke or could not be opened, because the server is down, restarts, or is unreachable.
///     The driver's exception is the inner exception.
/// </summary>
public sealed class ConnectionLostException : DbUpdateException
{
    internal ConnectionLostException(Exception cause, IReadOnlyList<EntityEntry> entries, bool isInDoubt)
        : base(isInDoubt ? Doubt : Failure, cause, entries)
        => IsInDoubt = isInDoubt;

    /// <summary>
    /// Whether the changes may have been saved, because a commit, or a statement that commits by itself, got no response. False if the
    /// database has certainly undone them.
    /// </summary>
    public bool IsInDoubt { get; }

    private static string Failure =>
        "Nothing was saved: the connection to the database was lost or could not be opened. " +
        "Run the whole work again, by an execution strategy that retries or by hand.";

    private static string Doubt =>
        "It is not known whether the changes were saved: " +
        "the connection to the database was lost or could not be opened before the database had answered. " +
        "Look for them before you run the work again; " +
        $"'verifySucceeded:' of '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}' does so.";
}
