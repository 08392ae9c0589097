using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SortSqliteTests(SqliteBackend backend) : SortSpecs(backend), IClassFixture<SqliteBackend>;
