using EFCore.Mixins.Benchmarks.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EFCore.Mixins.Benchmarks.Paging;

/// <summary>A large table, and pooled contexts of it with and without the library.</summary>
internal sealed class PageDatabase : IAsyncDisposable
{
    private readonly SqliteConnection? only;

    private PageDatabase(SqliteConnection? only, Action<DbContextOptionsBuilder> use, Action<DbContextOptionsBuilder> useMixins)
    {
        this.only = only;
        Plain = Pool(use);
        Mixed = Pool(useMixins);
    }

    /// <summary>Contexts without the library.</summary>
    public PooledDbContextFactory<PageContext> Plain { get; }

    /// <summary>Contexts with the library.</summary>
    public PooledDbContextFactory<PageContext> Mixed { get; }

    /// <summary>Opens the database with a name of <see cref="BlogDatabase.Names" /> and the given number of rows.</summary>
    public static async Task<PageDatabase> OpenAsync(string name, int rows)
    {
        var database = name == "SQLite" ? await SqliteAsync() : PostgreSql();
        await using var context = database.Plain.CreateDbContext();
        await context.Database.EnsureCreatedAsync();
        await context.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            INSERT INTO "Rows" ("Many", "Optional", "Few", "Text")
            SELECT (i % 100003 * 7919) % 100003, CASE WHEN i % 4 = 0 THEN NULL ELSE (i % 100003 * 7919) % 100003 END, i % 7, 'some text of a row' FROM n
            """);
        await context.Database.ExecuteSqlRawAsync(name == "SQLite" ? "ANALYZE" : "VACUUM ANALYZE");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (only is not null)
        {
            await only.DisposeAsync();
            return;
        }

        await using var context = Plain.CreateDbContext();
        await context.Database.EnsureDeletedAsync();
    }

    private static async Task<PageDatabase> SqliteAsync()
    {
        var only = new SqliteConnection("Data Source=:memory:");
        await only.OpenAsync();
        return new PageDatabase(only, options => options.UseSqlite(only), options => options.UseSqlite(only).UseSqliteMixins());
    }

    private static PageDatabase PostgreSql()
    {
        var text = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("MIXINS_TEST_POSTGRES"))
        {
            Database = $"bench_{Guid.NewGuid():N}",
        }.ConnectionString;
        return new PageDatabase(null, options => options.UseNpgsql(text), options => options.UseNpgsql(text).UsePostgreSqlMixins());
    }

    private static PooledDbContextFactory<PageContext> Pool(Action<DbContextOptionsBuilder> use)
    {
        var options = new DbContextOptionsBuilder<PageContext>();
        use(options);
        return new PooledDbContextFactory<PageContext>(options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }
}
