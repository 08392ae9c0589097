using EFCore.Mixins.Tests.RandomReads;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RandomReadSqliteTests(SqliteBackend backend) : RandomReadSpecs(backend, Database.Sqlite), IClassFixture<SqliteBackend>
{
    protected override int Few => 120;
}
