using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class InspectionSqliteTests(SqliteBackend backend) : InspectionSpecs(backend), IClassFixture<SqliteBackend>;
