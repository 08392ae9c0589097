using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed partial class CursorPageSqliteTests(SqliteBackend backend) : CursorPageSpecs(backend), IClassFixture<SqliteBackend>;
