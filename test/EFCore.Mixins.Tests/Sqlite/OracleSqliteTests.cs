using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>Each case is asked in every way, of the newest EF Core; the line before asks each as a statement, and a share in the other ways.</summary>
public sealed class OracleSqliteTests(SqliteBackend backend) : OracleSpecs(backend), IClassFixture<SqliteBackend>
{
    private static readonly bool IsNewest = typeof(DbContext).Assembly.GetName().Version?.Major >= 10;

    protected override int TreeStep => IsNewest ? 1 : 12;

    protected override int ContextStep => IsNewest ? 1 : 3;

    protected override int MemoryStep => IsNewest ? 4 : 40;
}
