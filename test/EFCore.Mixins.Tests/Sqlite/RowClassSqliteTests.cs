using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RowClassSqliteTests(SqliteBackend backend) : RowClassSpecs(backend), IClassFixture<SqliteBackend>;
