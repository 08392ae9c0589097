using EFCore.Mixins.Tests.Sqlite;

namespace EFCore.Mixins.Tests.EF10;

public sealed class ChangesListSqliteTests(SqliteBackend backend) : ChangesListSpecs(backend), IClassFixture<SqliteBackend>;
