using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FilterOptionSqliteTests(SqliteBackend backend) : FilterOptionSpecs(backend), IClassFixture<SqliteBackend>;
