using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadStreamSqliteTests(SqliteBackend backend) : LoadStreamSpecs(backend), IClassFixture<SqliteBackend>;
