using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadPlanPostgreSqlTests(PostgreSqlBackend backend) : LoadPlanSpecs(backend), IClassFixture<PostgreSqlBackend>;
