using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordTrackingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordTrackingSpecs(backend), IClassFixture<PostgreSqlBackend>;
