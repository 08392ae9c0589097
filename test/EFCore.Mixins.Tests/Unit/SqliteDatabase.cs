using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>SQLite in memory, for a test that brings its own model.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    public SqliteDatabase() => Connection.Open();

    public SqliteConnection Connection { get; } = new("Data Source=:memory:");

    public DbContextOptionsBuilder<TContext> Options<TContext>()
        where TContext : DbContext
        => new DbContextOptionsBuilder<TContext>().UseSqlite(Connection).UseSqliteMixins();

    public void Dispose() => Connection.Dispose();
}
