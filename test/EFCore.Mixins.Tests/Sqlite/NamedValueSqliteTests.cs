using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class NamedValueSqliteTests(SqliteBackend backend) : NamedValueSpecs(backend), IClassFixture<SqliteBackend>;
