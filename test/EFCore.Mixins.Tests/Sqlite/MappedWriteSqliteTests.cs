using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MappedWriteSqliteTests(SqliteBackend backend) : MappedWriteSpecs(backend), IClassFixture<SqliteBackend>;
