using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FiltersPageSqliteTests(SqliteBackend backend) : FiltersPageSpecs(backend), IClassFixture<SqliteBackend>;
