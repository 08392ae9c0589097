using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HostPostgreSqlTests(PostgreSqlBackend backend) : HostSpecs(backend), IClassFixture<PostgreSqlBackend>;
