using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HostileInputPostgreSqlTests(PostgreSqlBackend backend) : HostileInputSpecs(backend), IClassFixture<PostgreSqlBackend>;
