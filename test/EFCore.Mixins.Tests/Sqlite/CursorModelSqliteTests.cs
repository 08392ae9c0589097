using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class CursorModelSqliteTests(SqliteBackend backend) : CursorModelSpecs(backend), IClassFixture<SqliteBackend>;
