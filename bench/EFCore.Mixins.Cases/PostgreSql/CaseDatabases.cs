using EFCore.Mixins.Tests.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EFCore.Mixins.Cases;

/// <summary>The databases that EF Core 10 has a provider for: SQLite, and PostgreSQL where <c>MIXINS_TEST_POSTGRES</c> names a server.</summary>
internal static class CaseDatabases
{
    public static async IAsyncEnumerable<CaseDatabase> OpenAsync(string file, int limit)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        var timeLimit = new StatementTimeLimit(TimeSpan.FromSeconds(limit));
        yield return new($"SQLite {connection.ServerVersion}", options => options.UseSqlite(connection).UseSqliteMixins().AddInterceptors(timeLimit));
        await connection.DisposeAsync();
        if (Environment.GetEnvironmentVariable("MIXINS_TEST_POSTGRES") is not { Length: > 0 } server)
            yield break;
        var text = new NpgsqlConnectionStringBuilder(server) { Database = "bench_cases", CommandTimeout = limit }.ConnectionString;
        var database = new CaseDatabase(
            "PostgreSQL",
            options => options.UseNpgsql(text).UsePostgreSqlMixins().ReplaceService<IModelCustomizer, WallClockModel>());
        await database.CopyAsync(file);
        await using (var analyze = NpgsqlDataSource.Create(text))
        {
            await using var command = analyze.CreateCommand("VACUUM ANALYZE");
            await command.ExecuteNonQueryAsync();
        }

        yield return database;
    }
}
