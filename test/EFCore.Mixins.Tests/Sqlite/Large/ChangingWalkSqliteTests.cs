using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ChangingWalkSqliteTests(SqliteBackend backend) : ChangingWalkSpecs(backend), IClassFixture<SqliteBackend>;
