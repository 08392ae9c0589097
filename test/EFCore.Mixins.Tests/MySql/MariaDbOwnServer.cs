using System.Data.Common;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <inheritdoc />
public sealed class MariaDbOwnServer : OwnServer
{
    private const string Database = "crowd";

    private MariaDbProcess? process;
    private MySqlVersion? version;

    public override int Port => process?.Port ?? 0;

    public override string Deadlock => $"{(int)MySqlErrorCode.LockDeadlock}";

    /// <summary>Serializable transactions lock what they read.</summary>
    public override string SerializationFailure => Deadlock;

    public override string Sleep => MySqlProvider.TooLong;

    public override bool KeepsInserts => MySqlProvider.KeepsInserts;

    public override async Task StartAsync()
    {
        process ??= await MariaDbProcess.CreateAsync();
        await process.StartAsync();
        version ??= MySqlVersion.Read(process.ConnectionString);
    }

    public override Task KillAsync() => process?.KillAsync() ?? Task.CompletedTask;

    public override DbContextOptionsBuilder<SpecContext> Options(int port, int retries)
        => new DbContextOptionsBuilder<SpecContext>()
            .UseServer(ConnectionString(port), version ?? throw new InvalidOperationException("The server was not started."), retries)
            .UseMySqlMixins()
            .AddInterceptors(new AnsiQuotes())
            .ReplaceService<IModelCustomizer, MariaDbModel>();

    public override string? CodeOf(DbException exception) => exception is MySqlException mySql ? $"{mySql.Number}" : null;

    public override void ClearPools() => MySqlConnection.ClearAllPools();

    public override async Task<long> CountConnectionsAsync()
    {
        await using var connection = new MySqlConnection($"{process?.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand($"SELECT count(*) FROM information_schema.processlist WHERE db = '{Database}'", connection);
        return await command.ExecuteScalarAsync() is long count ? count : -1;
    }

    public override async ValueTask DisposeAsync()
    {
        ClearPools();
        if (process is not null)
            await process.DisposeAsync();
    }

    /// <summary>A unique index keeps a deleted name until it is purged, and who inserts that name again locks the names about it.</summary>
    protected override Task ForgetDeletedRowsAsync(SpecContext context) => context.Database.ExecuteSqlRawAsync("SET GLOBAL innodb_max_purge_lag_wait = 0");

    private static string ConnectionString(int port)
        => $"Server=127.0.0.1;Port={port};User ID=root;Character Set=utf8mb4;Database={Database};Connection Timeout=60;Maximum Pool Size={PoolSize}";
}
