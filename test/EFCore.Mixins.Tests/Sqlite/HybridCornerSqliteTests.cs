using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HybridCornerSqliteTests(SqliteBackend backend) : HybridCornerSpecs(backend), IClassFixture<SqliteBackend>;
