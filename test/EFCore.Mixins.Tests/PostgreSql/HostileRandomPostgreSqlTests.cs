using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HostileRandomPostgreSqlTests(PostgreSqlBackend backend) : HostileRandomSpecs(backend), IClassFixture<PostgreSqlBackend>;
