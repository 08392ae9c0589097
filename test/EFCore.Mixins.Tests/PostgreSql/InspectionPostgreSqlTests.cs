using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class InspectionPostgreSqlTests(PostgreSqlBackend backend) : InspectionSpecs(backend), IClassFixture<PostgreSqlBackend>;
