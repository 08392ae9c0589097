using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FlowPostgreSqlTests(PostgreSqlBackend backend) : FlowSpecs(backend), IClassFixture<PostgreSqlBackend>;
