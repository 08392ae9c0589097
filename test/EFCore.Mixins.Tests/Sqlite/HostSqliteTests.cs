using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HostSqliteTests(SqliteBackend backend) : HostSpecs(backend), IClassFixture<SqliteBackend>;
