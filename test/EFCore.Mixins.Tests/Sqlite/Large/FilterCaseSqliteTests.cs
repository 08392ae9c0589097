using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>The newest EF Core is asked more than the line before it, to keep the whole run short; ORACLE_ALL=1 asks every case in every way.</summary>
public sealed class FilterCaseSqliteTests(SqliteBackend backend) : FilterCaseSpecs(backend), IClassFixture<SqliteBackend>
{
    private static readonly bool IsNewest = typeof(DbContext).Assembly.GetName().Version?.Major >= 10;

    protected override int StatementStep => IsNewest ? 1 : 8;

    protected override int TreeStep => IsNewest ? 12 : 24;

    protected override int ContextStep => IsNewest ? 12 : 15;

    protected override int MemoryStep => IsNewest ? 32 : 40;
}
