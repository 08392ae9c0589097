using System.Globalization;
using Npgsql;

namespace ScaleOut;

/// <summary>A PostgreSQL primary and its standbys.</summary>
internal static class Database
{
    private const string Name = "ledger";

    /// <summary>Whether a promoted server can lack committed transactions.</summary>
    public static bool IsAsynchronous => true;

    /// <summary>All servers, of which the driver uses the primary. It checks every second which one that is.</summary>
    private static string Cluster
        => new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("MIXINS_CLUSTER") ?? Node.Variable("MIXINS_TEST_POSTGRES"))
        {
            Database = Name,
            TargetSessionAttributes = Node.All.Count > 1 ? "primary" : null,
            HostRecheckSeconds = 1,
            Timeout = 5,
        }.ConnectionString;

    public static DbContextOptions<LedgerContext> Options(Settings settings)
        => new DbContextOptionsBuilder<LedgerContext>().UseNpgsql(Cluster)
            .UsePostgreSqlMixins(mixins => mixins.RetryOnFailure(settings.Retries, TimeSpan.FromSeconds(1))).Options;

    /// <summary>The server that is the primary at the end.</summary>
    public static Task<DbContextOptions<LedgerContext>> CheckOptionsAsync(Settings settings)
        => Task.FromResult(Options(settings with { Retries = 30 }));

    /// <summary>Makes a commit wait for one of the standbys, whichever server is the primary.</summary>
    public static async Task PrepareAsync(Settings settings)
    {
        if (!settings.IsSynchronous)
            return;
        foreach (var node in Node.All)
        {
            await ReadAsync(node, "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'");
            await ReadAsync(node, "SELECT pg_reload_conf()");
        }
    }

    /// <summary>Kills the primary, promotes the standby that has received the most, and makes the other one follow it.</summary>
    public static async Task KillAsync(Settings settings)
    {
        Node.All[0].Kill();
        var standbys = new List<(Node Node, ulong Received)>();
        foreach (var node in Node.All.Skip(1))
            standbys.Add((node, Position(await ReadAsync(node, "SELECT pg_last_wal_receive_lsn()::text"))));
        var promoted = standbys.MaxBy(standby => standby.Received).Node;
        await ReadAsync(promoted, "SELECT pg_promote()");
        foreach (var (node, _) in standbys.Where(standby => standby.Node != promoted))
        {
            await ReadAsync(node, $"ALTER SYSTEM SET primary_conninfo = 'host={promoted.Host} port={promoted.Port} user=mixins'");
            await ReadAsync(node, "SELECT pg_reload_conf()");
        }
    }

    private static async Task<string> ReadAsync(Node node, string sql)
    {
        await using var connection = new NpgsqlConnection($"Host={node.Host};Port={node.Port};Username=mixins;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }

    private static ulong Position(string text)
        => text.Split('/') is [var high, var low]
            ? (ulong.Parse(high, NumberStyles.HexNumber, null) << 32) + ulong.Parse(low, NumberStyles.HexNumber, null)
            : 0;
}
