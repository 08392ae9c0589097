using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadTrackingSqliteTests(SqliteBackend backend) : LoadTrackingSpecs(backend), IClassFixture<SqliteBackend>;
