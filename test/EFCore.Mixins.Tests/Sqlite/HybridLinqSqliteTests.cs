using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HybridLinqSqliteTests(SqliteBackend backend) : HybridLinqSpecs(backend), IClassFixture<SqliteBackend>;
