using EFCore.Mixins.Tests.Servers;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>A PostgreSQL server of a test's own.</summary>
internal sealed class PostgreSqlProcess : ServerProcess
{
    private static readonly string? Programs = FindPrograms();

    private PostgreSqlProcess()
    {
    }

    /// <summary>The connection string of its database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=mixins;Database=postgres";

    // Committed data survives a crash of the server; crashes of the machine are not tested.
    protected override string[] Command
        => [Program("postgres"), "-D", Data, "-h", "127.0.0.1", "-p", $"{Port}", "-k", "", "-c", "fsync=off", "-c", "deadlock_timeout=200ms"];

    /// <summary>Creates a server that is not started yet.</summary>
    public static async Task<PostgreSqlProcess> CreateAsync()
    {
        Assert.SkipWhen(Programs is null, "There is no PostgreSQL here: install its programs, Debian's package 'postgresql', in /usr/lib/postgresql.");
        var created = new PostgreSqlProcess();
        return await CreateAsync(
            created,
            Program("initdb"),
            "--pgdata",
            created.Data,
            "--username=mixins",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync");
    }

    /// <summary>Creates a hot standby of this server that is not started yet.</summary>
    /// <remarks>
    ///     Not every distribution has pg_basebackup; see
    ///     https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP.
    /// </remarks>
    public async Task<PostgreSqlProcess> CreateStandbyAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await ReadAsync(connection, "SELECT pg_backup_start('standby', true)::text");
        var standby = new PostgreSqlProcess();
        await CreateAsync(standby, "cp", "--archive", Data, standby.Data);
        await File.WriteAllTextAsync(Path.Combine(standby.Data, "backup_label"), await ReadAsync(connection, "SELECT labelfile FROM pg_backup_stop(false)"));
        ServerUser.Own(Path.Combine(standby.Data, "backup_label")); // the server writes it, too
        await File.WriteAllTextAsync(Path.Combine(standby.Data, "standby.signal"), "");
        ServerUser.Own(Path.Combine(standby.Data, "standby.signal"));
        await File.AppendAllTextAsync(Path.Combine(standby.Data, "postgresql.auto.conf"), $"primary_conninfo = 'host=127.0.0.1 port={Port} user=mixins'\n");
        File.Delete(Path.Combine(standby.Data, "postmaster.pid"));
        return standby;
    }

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<string> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }

    private static string Program(string name) => Path.Combine(Programs ?? "", name);

    /// <summary>The folder in MIXINS_POSTGRES_PROGRAMS, for a server of another version, otherwise the newest one of Debian.</summary>
    private static string? FindPrograms()
        => Environment.GetEnvironmentVariable("MIXINS_POSTGRES_PROGRAMS") is { Length: > 0 } named ? named : Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderBy(version => Path.GetFileName(version).Length)
                .ThenBy(version => version, StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(programs => File.Exists(Path.Combine(programs, "postgres")))
            : null;
}
