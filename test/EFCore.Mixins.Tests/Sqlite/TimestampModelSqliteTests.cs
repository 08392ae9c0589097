using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class TimestampModelSqliteTests(SqliteBackend backend) : TimestampModelSpecs(backend), IClassFixture<SqliteBackend>;
