using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HostileInputSqliteTests(SqliteBackend backend) : HostileInputSpecs(backend), IClassFixture<SqliteBackend>;
