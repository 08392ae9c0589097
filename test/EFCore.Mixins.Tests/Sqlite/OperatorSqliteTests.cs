using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class OperatorSqliteTests(SqliteBackend backend) : OperatorSpecs(backend), IClassFixture<SqliteBackend>;
