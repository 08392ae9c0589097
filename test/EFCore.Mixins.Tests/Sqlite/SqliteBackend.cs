using EFCore.Mixins.Tests.Model;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>SQLite in a file per test, copied from one that EF created.</summary>
public sealed class SqliteBackend : Backend
{
    private readonly string folder = Directory.CreateTempSubdirectory("mixins-").FullName;
    private int databases;

    protected override async Task<DbContextOptions<SpecContext>> CreateDatabaseAsync()
    {
        SqliteConnection.ClearAllPools();
        var template = Path.Combine(folder, "template.db");
        if (!File.Exists(template))
            await CreateSchemaAsync(template);
        var file = Path.Combine(folder, $"{databases++}.db");
        File.Copy(template, file);
        return Options(file);
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }

    private static async Task CreateSchemaAsync(string file)
    {
        await using var context = new SpecContext(Options(file));
        await context.Database.EnsureCreatedAsync();
        SqliteConnection.ClearAllPools();
    }

    private static DbContextOptions<SpecContext> Options(string file)
        => new DbContextOptionsBuilder<SpecContext>().UseSqlite($"Data Source={file};Pooling=True").UseSqliteMixins()
            .Options;
}
