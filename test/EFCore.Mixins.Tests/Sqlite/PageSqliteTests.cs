using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class PageSqliteTests(SqliteBackend backend) : PageSpecs(backend), IClassFixture<SqliteBackend>;
