using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class StatementSqliteTests(SqliteBackend backend) : StatementSpecs(backend), IClassFixture<SqliteBackend>;
