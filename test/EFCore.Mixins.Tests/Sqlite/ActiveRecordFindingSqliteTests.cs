using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordFindingSqliteTests(SqliteBackend backend) : ActiveRecordFindingSpecs(backend), IClassFixture<SqliteBackend>;
