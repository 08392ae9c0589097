using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class OracleSqliteTests(SqliteBackend backend) : OracleSpecs(backend), IClassFixture<SqliteBackend>
{
    protected override int TreeStep => 1;
}
