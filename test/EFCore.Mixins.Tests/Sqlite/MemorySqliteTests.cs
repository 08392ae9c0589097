using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MemorySqliteTests(SqliteBackend backend) : MemorySpecs(backend), IClassFixture<SqliteBackend>;
