using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadTrackingPostgreSqlTests(PostgreSqlBackend backend) : LoadTrackingSpecs(backend), IClassFixture<PostgreSqlBackend>;
