using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ToModelSqliteTests(SqliteBackend backend) : ToModelSpecs(backend), IClassFixture<SqliteBackend>;
