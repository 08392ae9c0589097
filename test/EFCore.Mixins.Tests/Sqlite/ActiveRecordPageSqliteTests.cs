using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordPageSqliteTests(SqliteBackend backend) : ActiveRecordPageSpecs(backend), IClassFixture<SqliteBackend>;
