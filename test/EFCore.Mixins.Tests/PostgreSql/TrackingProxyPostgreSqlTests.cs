using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TrackingProxyPostgreSqlTests(PostgreSqlBackend backend) : TrackingProxySpecs(backend), IClassFixture<PostgreSqlBackend>;
