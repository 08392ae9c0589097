using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RepeatedPageSqliteTests(SqliteBackend backend) : RepeatedPageSpecs(backend), IClassFixture<SqliteBackend>;
