using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when a statement ran for longer than a time-out of the driver or of the server allows, or was cancelled on the server by somebody else. The
/// driver's own exception is the inner one.
/// </summary>
public sealed class DatabaseTimeoutException : DbUpdateException
{
    internal DatabaseTimeoutException(DbException cause, IReadOnlyList<EntityEntry> entries, bool isInDoubt)
        : base(isInDoubt ? Doubt : Failure, cause, entries)
        => IsInDoubt = isInDoubt;

    /// <summary>
    /// Whether the changes may have been saved all the same: a commit, or a statement that commits by itself, was not answered in time. False where
    /// the database is sure to have undone them.
    /// </summary>
    public bool IsInDoubt { get; }

    private static string Failure =>
        "Nothing was saved: a statement ran into the time-out of the driver or the server, or was cancelled. " +
        "Make the statement faster, or raise the time-out, for example with 'CommandTimeout' in the provider's options.";

    private static string Doubt =>
        "It is not known whether the changes were saved: the database did not answer within the time-out. " +
        $"Look for them before you run the work again; 'verifySucceeded:' of '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}' does so.";
}
