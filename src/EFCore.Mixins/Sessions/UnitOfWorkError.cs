using System.Transactions;

namespace EFCore.Mixins.Sessions;

/// <summary>Creates the errors for units of work that cannot be committed.</summary>
internal static class UnitOfWorkError
{
    /// <summary>Throws if a transaction of System.Transactions is current, because EF allows no other one then.</summary>
    /// <param name="problem">The unsupported operation.</param>
    /// <param name="remedy">What to do.</param>
    public static void RefuseScope(string problem, string remedy)
    {
        if (Transaction.Current is not null)
            throw new InvalidOperationException($"{problem} {remedy}");
    }

    public static InvalidOperationException NotRolledBack(Exception cause)
        => new(
            "The unit of work cannot be committed: a unit inside it failed, and its savepoint could not be rolled back, " +
            "so part of its work would be kept. " +
            "The unit was rolled back as a whole; run it again.",
            cause);

    public static InvalidOperationException Disconnected()
        => new(
            "The unit of work cannot be committed: the connection that its transaction was on was closed before its end, " +
            "so the database has undone it. " +
            "The unit was rolled back as a whole; run it again.");
}
