using EFCore.Mixins.Tests.Sqlite;

namespace EFCore.Mixins.Tests.EF10;

public sealed class OptionalPartSqliteTests(SqliteBackend backend) : OptionalPartSpecs(backend), IClassFixture<SqliteBackend>;
