using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class CursorSqliteTests(SqliteBackend backend) : CursorSpecs(backend), IClassFixture<SqliteBackend>;
