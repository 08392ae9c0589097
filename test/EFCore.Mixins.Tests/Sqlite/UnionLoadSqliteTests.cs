using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class UnionLoadSqliteTests(SqliteBackend backend) : UnionLoadSpecs(backend), IClassFixture<SqliteBackend>;
