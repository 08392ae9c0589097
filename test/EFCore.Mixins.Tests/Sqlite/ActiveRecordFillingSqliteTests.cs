using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordFillingSqliteTests(SqliteBackend backend) : ActiveRecordFillingSpecs(backend), IClassFixture<SqliteBackend>;
