using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class TimestampBulkSqliteTests(SqliteBackend backend) : TimestampBulkSpecs(backend), IClassFixture<SqliteBackend>;
