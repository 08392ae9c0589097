using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when a statement exceeded a time-out of the driver or of the server, or was cancelled on the server. The
/// driver's exception is the inner exception.
/// </summary>
public sealed class DatabaseTimeoutException : DbUpdateException
{
    internal DatabaseTimeoutException(DbException cause, IReadOnlyList<EntityEntry> entries, bool isInDoubt)
        : base(isInDoubt ? Doubt : Failure, cause, entries)
        => IsInDoubt = isInDoubt;

    /// <summary>
    /// Whether the changes may have been saved, because a commit, or a statement that commits by itself, got no response in time. False if
    /// the database has certainly undone them.
    /// </summary>
    public bool IsInDoubt { get; }

    private static string Failure =>
        "Nothing was saved: a statement ran into the time-out of the driver or the server, or was cancelled. " +
        "Make the statement faster, or raise the time-out, for example with 'CommandTimeout' in the provider's options.";

    private static string Doubt =>
        "It is not known whether the changes were saved: the database did not answer within the time-out. " +
        "Look for them before you run the work again; " +
        $"'verifySucceeded:' of '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}' does so.";
}
