using System.Data.Common;

namespace EFCore.Mixins.Sessions;

/// <summary>Tests with a savepoint whether a transaction is still open on the server.</summary>
/// <remarks>Outside of a transaction MySQL and MariaDB create a savepoint without an error, but then do not find it.</remarks>
internal static class TransactionProbe
{
    private const string Name = "MixinsProbe";

    /// <summary>For a driver without savepoints, such as MySql.Data, although the server supports them.</summary>
    private static readonly string[] Commands = [$"SAVEPOINT {Name}", $"RELEASE SAVEPOINT {Name}"];

    public static void Run(DbTransaction transaction)
    {
        if (transaction.SupportsSavepoints)
        {
            transaction.Save(Name);
            transaction.Release(Name);
            return;
        }

        using var command = NewCommand(transaction);
        foreach (var text in Commands)
        {
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc cref="Run" />
    public static async Task RunAsync(DbTransaction transaction)
    {
        if (transaction.SupportsSavepoints)
        {
            await transaction.SaveAsync(Name).ConfigureAwait(false);
            await transaction.ReleaseAsync(Name).ConfigureAwait(false);
            return;
        }

        var command = NewCommand(transaction);
        await using var _ = command.ConfigureAwait(false);
        foreach (var text in Commands)
        {
            command.CommandText = text;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    ///     Whether the error of the probe is from the server, not from the driver. MySql.Data has the number of the error, but no SQLSTATE.
    /// </summary>
    public static bool IsOfServer(Exception error)
        => error is DbException database && (database.SqlState is not null || database.Data["Server Error Code"] is > 0);

    private static DbCommand NewCommand(DbTransaction transaction)
    {
        var command = transaction.Connection?.CreateCommand() ?? throw new InvalidOperationException("The transaction has no connection.");
        command.Transaction = transaction;
        return command;
    }
}
