using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ForeignTextSqliteTests(SqliteBackend backend) : ForeignTextSpecs(backend), IClassFixture<SqliteBackend>;
