using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class PlanSqliteTests(SqliteBackend backend) : PlanSpecs(backend), IClassFixture<SqliteBackend>;
