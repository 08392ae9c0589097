using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.FilterCases;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>SQLite in a file per test, copied from one that EF created.</summary>
public sealed class SqliteBackend : Backend
{
    private static readonly StatementTimeLimit TimeLimit = new(TimeSpan.FromSeconds(30));

    /// <summary>
    ///     Keeps every compiled query of a run: EF's own cache evicts some when it is full, which would change the number of compilations in tests.
    /// </summary>
    private static readonly NotedMemoryCache Cache = new();

    /// <summary>A folder in memory, which is faster than a disk. A machine may not have one, or only a small one.</summary>
    private const string InMemory = "/dev/shm";
    private const long MostOfTests = 2L << 30;

    private readonly string folder = NewFolder();
    private int databases;

    public override string Explain => "EXPLAIN QUERY PLAN";

    public override string Search => "SEARCH";

    public override string PrefixColumn(string column) => $"\"{column}\"";

    protected override async Task<DbContextOptions<SpecContext>> CreateDatabaseAsync()
    {
        SqliteConnection.ClearAllPools();
        var template = Path.Combine(folder, "template.db");
        if (!File.Exists(template))
            await CreateSchemaAsync(template);
        var file = Path.Combine(folder, $"{databases++}.db");
        File.Copy(template, file);
        return Options<SpecContext>(file);
    }

    public override Task<DbContextOptions<ChinookContext>> OpenChinookAsync(string file)
    {
        var copy = Path.Combine(folder, "chinook.db");
        if (!File.Exists(copy))
            File.Copy(file, copy);
        return Task.FromResult(Options<ChinookContext>(copy));
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }

    private static string NewFolder()
        => Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > MostOfTests
            ? Directory.CreateDirectory(Path.Combine(InMemory, $"mixins-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("mixins-").FullName;

    private static async Task CreateSchemaAsync(string file)
    {
        await using var context = new SpecContext(Options<SpecContext>(file));
        await context.Database.EnsureCreatedAsync();
        SqliteConnection.ClearAllPools();
    }

    private static DbContextOptions<TContext> Options<TContext>(string file)
        where TContext : DbContext
        => new DbContextOptionsBuilder<TContext>().UseSqlite($"Data Source={file};Pooling=True").UseSqliteMixins()
            .UseMemoryCache(Cache).WithInterpretedConstants().AddInterceptors(TimeLimit).Options;
}
