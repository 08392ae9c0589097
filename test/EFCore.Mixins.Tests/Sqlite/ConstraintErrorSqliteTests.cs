using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ConstraintErrorSqliteTests(SqliteBackend backend) : ConstraintErrorSpecs(backend), IClassFixture<SqliteBackend>;
