using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadPlanRowSqliteTests(SqliteBackend backend) : LoadPlanRowSpecs(backend), IClassFixture<SqliteBackend>;
