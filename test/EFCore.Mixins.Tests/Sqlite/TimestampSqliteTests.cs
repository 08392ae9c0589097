using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class TimestampSqliteTests(SqliteBackend backend) : TimestampSpecs(backend), IClassFixture<SqliteBackend>;
