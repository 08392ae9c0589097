using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HostileRandomSqliteTests(SqliteBackend backend) : HostileRandomSpecs(backend), IClassFixture<SqliteBackend>;
