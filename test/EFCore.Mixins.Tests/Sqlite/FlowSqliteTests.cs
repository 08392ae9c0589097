using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FlowSqliteTests(SqliteBackend backend) : FlowSpecs(backend), IClassFixture<SqliteBackend>;
