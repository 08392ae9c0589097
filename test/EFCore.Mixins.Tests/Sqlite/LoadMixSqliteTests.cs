using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadMixSqliteTests(SqliteBackend backend) : LoadMixSpecs(backend), IClassFixture<SqliteBackend>;
