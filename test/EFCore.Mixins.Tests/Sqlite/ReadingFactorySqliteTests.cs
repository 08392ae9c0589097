using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ReadingFactorySqliteTests(SqliteBackend backend) : ReadingFactorySpecs(backend), IClassFixture<SqliteBackend>;
