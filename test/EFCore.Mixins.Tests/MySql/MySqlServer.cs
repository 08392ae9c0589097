using EFCore.Mixins.Tests.MySql;
using EFCore.Mixins.Tests.Servers;
using Testcontainers.MySql;

[assembly: AssemblyFixture(typeof(MySqlServer))]

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The server that the variable MIXINS_TEST_MYSQL names, otherwise one in a container; tests are skipped if neither is available.</summary>
public sealed class MySqlServer : IAsyncDisposable
{
    private readonly FoundServer found = new(
        "MIXINS_TEST_MYSQL",
        DockerEngine.AnswersAsync,
        () => new MySqlBuilder("mariadb:10.11").WithUsername("root").Build());
    private readonly Dictionary<string, string> filled = [];
    private readonly List<string> created = [];
    private MySqlCopy? copy;
    private string? server;
    private MySqlVersion? version;

    /// <summary>The kind of server, MySQL or MariaDB, and its version.</summary>
    internal MySqlVersion Version => version ??= MySqlVersion.Read(server ?? "");

    /// <summary>The connection string of a database, which is created and filled on the first call.</summary>
    public async Task<string> OpenAsync(string name, Func<string, Task> fill)
    {
        if (!filled.TryGetValue(name, out var database))
            filled[name] = database = await CreateAsync(fill);
        return database;
    }

    /// <summary>The connection string of one more database.</summary>
    public async Task<string> CreateAsync(Func<string, Task> fill)
    {
        server = await found.ConnectionStringAsync();
        Assert.SkipUnless(
            server is not null,
            "There is no MySQL here: set MIXINS_TEST_MYSQL to a connection string, start Docker, or run the tests by .ci/servers.");
        var name = $"mixins_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        // A server allows 150 connections by default, and some tests have eight databases.
        created.Add(
            new MySqlConnectionStringBuilder(server) { Database = name, MaximumPoolSize = MySqlProvider.PoolSize, CharacterSet = "utf8mb4" }.ConnectionString);
        await fill(created[^1]);
        return created[^1];
    }

    /// <summary>As <see cref="CreateAsync"/>, but each call returns the same database and undoes the changes in it.</summary>
    public async Task<string> OpenEmptyAsync(Func<string, Task> fill)
    {
        if (copy is null || !await copy.TryEmptyAsync())
            copy = await MySqlCopy.OpenAsync(await CreateAsync(fill));
        return copy.Database;
    }

    public async ValueTask DisposeAsync()
    {
        MySqlConnection.ClearAllPools();
        foreach (var database in created)
            await ExecuteAsync($"DROP DATABASE {new MySqlConnectionStringBuilder(database).Database}");
        await found.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new MySqlConnection(server);
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
