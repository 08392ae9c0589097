using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RefusedStatementSqliteTests(SqliteBackend backend) : RefusedStatementSpecs(backend), IClassFixture<SqliteBackend>;
