using EFCore.Mixins.Tests.MySql;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Cases;

/// <summary>The database that EF Core 9 has a provider for: MySQL or MariaDB, as <c>MIXINS_TEST_MYSQL</c> names it.</summary>
internal static class CaseDatabases
{
    public static async IAsyncEnumerable<CaseDatabase> OpenAsync(string file, int limit)
    {
        var server = Environment.GetEnvironmentVariable("MIXINS_TEST_MYSQL") ?? throw new InvalidOperationException("'MIXINS_TEST_MYSQL' names no server.");
        var text = new MySqlConnectionStringBuilder(server) { Database = "bench_cases", DefaultCommandTimeout = (uint)limit }.ConnectionString;
        var version = ServerVersion.AutoDetect(server);
        var database = new CaseDatabase(
            $"{version.Type} {version.Version}",
            options => options.UseMySql(text, version).UseMySqlMixins().ReplaceService<IModelCustomizer, MySqlModel>());
        await database.CopyAsync(file);
        await MySqlCopy.AnalyzeAsync(text);
        yield return database;
    }
}
