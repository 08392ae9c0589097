using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class BatchSqliteTests(SqliteBackend backend) : BatchSpecs(backend), IClassFixture<SqliteBackend>;
