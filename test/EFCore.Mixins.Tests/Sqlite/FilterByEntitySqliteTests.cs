using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FilterByEntitySqliteTests(SqliteBackend backend) : FilterByEntitySpecs(backend), IClassFixture<SqliteBackend>;
