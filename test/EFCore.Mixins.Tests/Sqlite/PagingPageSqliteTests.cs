using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class PagingPageSqliteTests(SqliteBackend backend) : PagingPageSpecs(backend), IClassFixture<SqliteBackend>;
