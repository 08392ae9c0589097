using EFCore.Mixins.Tests.RandomWrites;
using EFCore.Mixins.Tests.Specs;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>SQLite in memory: a file would be written at each of thousands of commits.</summary>
public sealed class RandomWriteSqliteTests(SqliteBackend backend) : RandomWriteSpecs(backend), IClassFixture<SqliteBackend>
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    protected override int Few => 200;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbContextOptionsBuilder<RandomContext> Options() => new DbContextOptionsBuilder<RandomContext>().UseSqlite(connection).UseSqliteMixins();
}
