using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class TrackingProxySqliteTests(SqliteBackend backend) : TrackingProxySpecs(backend), IClassFixture<SqliteBackend>;
