using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class CursorWalkSqliteTests(SqliteBackend backend) : CursorWalkSpecs(backend), IClassFixture<SqliteBackend>;
