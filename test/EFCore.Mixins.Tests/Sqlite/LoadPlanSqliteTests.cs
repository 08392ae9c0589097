using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadPlanSqliteTests(SqliteBackend backend) : LoadPlanSpecs(backend), IClassFixture<SqliteBackend>;
