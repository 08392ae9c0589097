using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ProjectedSavePostgreSqlTests(PostgreSqlBackend backend) : ProjectedSaveSpecs(backend), IClassFixture<PostgreSqlBackend>;
