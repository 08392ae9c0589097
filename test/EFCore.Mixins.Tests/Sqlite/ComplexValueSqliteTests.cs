using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ComplexValueSqliteTests(SqliteBackend backend) : ComplexValueSpecs(backend), IClassFixture<SqliteBackend>;
