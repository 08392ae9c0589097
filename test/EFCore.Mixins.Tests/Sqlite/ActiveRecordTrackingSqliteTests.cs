using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordTrackingSqliteTests(SqliteBackend backend) : ActiveRecordTrackingSpecs(backend), IClassFixture<SqliteBackend>;
