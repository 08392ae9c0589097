using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadStatementSqliteTests(SqliteBackend backend) : LoadStatementSpecs(backend), IClassFixture<SqliteBackend>;
