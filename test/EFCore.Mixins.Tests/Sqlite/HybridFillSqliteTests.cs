using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HybridFillSqliteTests(SqliteBackend backend) : HybridFillSpecs(backend), IClassFixture<SqliteBackend>;
