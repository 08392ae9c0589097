using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HybridSerializationSqliteTests(SqliteBackend backend) : HybridSerializationSpecs(backend), IClassFixture<SqliteBackend>;
