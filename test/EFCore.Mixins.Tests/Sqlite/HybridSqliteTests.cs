using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HybridSqliteTests(SqliteBackend backend) : HybridSpecs(backend), IClassFixture<SqliteBackend>;
