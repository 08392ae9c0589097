using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LiveContextSqliteTests(SqliteBackend backend) : LiveContextSpecs(backend), IClassFixture<SqliteBackend>;
