using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LostUpdateSqliteTests(SqliteBackend backend) : LostUpdateSpecs(backend), IClassFixture<SqliteBackend>;
