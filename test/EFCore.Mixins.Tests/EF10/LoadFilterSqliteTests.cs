using EFCore.Mixins.Tests.Sqlite;

namespace EFCore.Mixins.Tests.EF10;

public sealed class LoadFilterSqliteTests(SqliteBackend backend) : LoadFilterSpecs(backend), IClassFixture<SqliteBackend>;
