using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadingPageSqliteTests(SqliteBackend backend) : LoadingPageSpecs(backend), IClassFixture<SqliteBackend>;
