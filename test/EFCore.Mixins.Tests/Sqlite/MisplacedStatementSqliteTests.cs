using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MisplacedStatementSqliteTests(SqliteBackend backend) : MisplacedStatementSpecs(backend), IClassFixture<SqliteBackend>;
