using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RowKindSqliteTests(SqliteBackend backend) : RowKindSpecs(backend), IClassFixture<SqliteBackend>;
