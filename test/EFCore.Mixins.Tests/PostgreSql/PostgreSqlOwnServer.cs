using System.Data.Common;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <inheritdoc />
public sealed class PostgreSqlOwnServer : OwnServer
{
    private PostgreSqlProcess? process;

    public override int Port => process?.Port ?? 0;

    public override string Deadlock => PostgresErrorCodes.DeadlockDetected;

    public override string SerializationFailure => PostgresErrorCodes.SerializationFailure;

    public override string Sleep => "SELECT pg_sleep(10)";

    public override async Task StartAsync()
    {
        process ??= await PostgreSqlProcess.CreateAsync();
        await process.StartAsync();
    }

    public override Task KillAsync() => process?.KillAsync() ?? Task.CompletedTask;

    public override DbContextOptionsBuilder<SpecContext> Options(int port, int retries)
        => new DbContextOptionsBuilder<SpecContext>()
            .UseNpgsql(ConnectionString(port, "crowd"), npgsql => Retry(npgsql, retries))
            .UsePostgreSqlMixins()
            .ReplaceService<IModelCustomizer, WallClockModel>();

    public override string? CodeOf(DbException exception) => (exception as PostgresException)?.SqlState;

    public override void ClearPools() => NpgsqlConnection.ClearAllPools();

    public override async Task<long> CountConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString(Port, "count") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'crowd%'", connection);
        return await command.ExecuteScalarAsync() is long count ? count : -1;
    }

    public override async ValueTask DisposeAsync()
    {
        ClearPools();
        if (process is not null)
            await process.DisposeAsync();
    }

    private static string ConnectionString(int port, string name)
        => $"Host=127.0.0.1;Port={port};Username=mixins;Database=postgres;Timeout=60;Maximum Pool Size={PoolSize};Application Name={name}";

    private static void Retry(NpgsqlDbContextOptionsBuilder npgsql, int retries)
    {
        if (retries > 0)
            npgsql.EnableRetryOnFailure(retries, TimeSpan.FromMilliseconds(200), null);
    }
}
