using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MigrationSqliteTests(SqliteBackend backend) : MigrationSpecs(backend), IClassFixture<SqliteBackend>;
