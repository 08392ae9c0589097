using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadPlanRowPostgreSqlTests(PostgreSqlBackend backend) : LoadPlanRowSpecs(backend), IClassFixture<PostgreSqlBackend>;
