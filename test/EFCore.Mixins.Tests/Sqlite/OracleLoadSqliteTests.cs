using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class OracleLoadSqliteTests(SqliteBackend backend) : OracleLoadSpecs(backend), IClassFixture<SqliteBackend>;
