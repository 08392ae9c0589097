using System.Data.Common;

namespace EFCore.Mixins.Sessions;

/// <summary>Asks the server whether a transaction is still open, by a savepoint.</summary>
/// <remarks>Outside of a transaction MySQL and MariaDB create a savepoint without an error, and then do not find it.</remarks>
internal static class TransactionProbe
{
    private const string Name = "MixinsProbe";

    /// <summary>For a driver that has no savepoints, as MySql.Data, though the server has.</summary>
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

    /// <summary>Whether the server answered the probe, and not the driver. MySql.Data gives the number of the server's error, and no SQLSTATE.</summary>
    public static bool IsOfServer(Exception error)
        => error is DbException database && (database.SqlState is not null || database.Data["Server Error Code"] is > 0);

    private static DbCommand NewCommand(DbTransaction transaction)
    {
        var command = transaction.Connection?.CreateCommand() ?? throw new InvalidOperationException("The transaction has no connection.");
        command.Transaction = transaction;
        return command;
    }
}
