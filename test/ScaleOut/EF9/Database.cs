using MySqlConnector;

namespace ScaleOut;

/// <summary>The nodes of a MariaDB Galera cluster.</summary>
internal static class Database
{
    /// <summary>Whether a server that takes over can lack what was committed. All nodes certify a commit before it is acknowledged.</summary>
    public static bool IsAsynchronous => false;

    public static DbContextOptions<LedgerContext> Options(Settings settings) => Options(Cluster(Node.All), settings);

    /// <summary>A node that is left, which first applies what the others have committed.</summary>
    public static async Task<DbContextOptions<LedgerContext>> CheckOptionsAsync(Settings settings)
    {
        var node = Cluster(Node.All.Skip(settings.Kills ? 1 : 0));
        await using var connection = new MySqlConnection(node);
        await connection.OpenAsync();
        await using var command = new MySqlCommand("SET SESSION wsrep_sync_wait = 1; SELECT count(*) FROM Entries", connection);
        await command.ExecuteScalarAsync();
        return Options(node, settings);
    }

    /// <summary>Lets each read wait for what other nodes have committed, so that a unit that is verified on another node is found.</summary>
    public static async Task PrepareAsync(Settings settings)
    {
        foreach (var node in Node.All)
        {
            await using var connection = new MySqlConnection($"Server={node.Host};Port={node.Port};User ID=root;Pooling=false");
            await connection.OpenAsync();
            await using var command = new MySqlCommand($"SET GLOBAL wsrep_sync_wait = {(settings.Verifies ? 1 : 0)}", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public static Task KillAsync(Settings settings)
    {
        Node.All[0].Kill();
        return Task.CompletedTask;
    }

    private static string Cluster(IEnumerable<Node> nodes)
        => new MySqlConnectionStringBuilder
        {
            Server = string.Join(',', nodes.Select(node => node.Host)),
            Port = (uint)Node.All[0].Port,
            UserID = "root",
            Database = "ledger",
            LoadBalance = MySqlLoadBalance.RoundRobin,
            ConnectionTimeout = 5,
        }.ConnectionString;

    private static DbContextOptions<LedgerContext> Options(string cluster, Settings settings)
        => new DbContextOptionsBuilder<LedgerContext>().UseMySql(cluster, new MariaDbServerVersion("10.11"))
            .UseMySqlMixins(mixins => mixins.RetryOnFailure(settings.Retries, TimeSpan.FromSeconds(1))).Options;
}
