using EFCore.Mixins.Tests.PostgreSql;
using EFCore.Mixins.Tests.Servers;
using Npgsql;
using Testcontainers.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The server that the variable MIXINS_TEST_POSTGRES names, else one in a container; what needs it is skipped where there is none.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly FoundServer found = new("MIXINS_TEST_POSTGRES", DockerEngine.AnswersAsync, () => new PostgreSqlBuilder("postgres:17").Build());
    private readonly Dictionary<string, string> filled = [];
    private readonly List<string> created = [];
    private PostgreSqlCopy? copy;
    private string? server;

    /// <summary>The connection string of a database, which is created and filled when it is asked for the first time.</summary>
    public async Task<string> OpenAsync(string name, Func<string, Task> fill)
    {
        server = await found.ConnectionStringAsync();
        Assert.SkipUnless(
            server is not null,
            "There is no PostgreSQL here: set MIXINS_TEST_POSTGRES to a connection string, start Docker, or run the tests by .ci/servers.");
        if (filled.TryGetValue(name, out var known))
            return known;
        // Text compares by code point, and letters beyond ASCII have two cases.
        var database = await CreateAsync("TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        await fill(database);
        return filled[name] = database;
    }

    /// <summary>As <see cref="OpenAsync"/>, but a copy of that database.</summary>
    public async Task<string> CopyAsync(string name, Func<string, Task> fill)
    {
        var template = NameOf(await OpenAsync(name, fill));
        NpgsqlConnection.ClearAllPools(); // a database that is connected to is no template
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'"); // those of a pooler
        return await CreateAsync($"TEMPLATE {template}");
    }

    /// <summary>As <see cref="CopyAsync"/>, but each call gives the same copy and undoes what was done in it.</summary>
    public async Task<string> OpenCopyAsync(string name, Func<string, Task> fill)
    {
        if (copy is null || !await copy.TryEmptyAsync())
            copy = await PostgreSqlCopy.OpenAsync(await CopyAsync(name, fill));
        return copy.Database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var database in created)
            await ExecuteAsync($"DROP DATABASE {NameOf(database)} WITH (FORCE)");
        await found.DisposeAsync();
    }

    private async Task<string> CreateAsync(string options)
    {
        var name = $"mixins_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} {options}");
        // A server takes 100 connections by default, and some tests have eight databases.
        created.Add(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 10 }.ConnectionString);
        return created[^1];
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? NameOf(string database) => new NpgsqlConnectionStringBuilder(database).Database;
}
