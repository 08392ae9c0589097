using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadShapePostgreSqlTests(PostgreSqlBackend backend) : LoadShapeSpecs(backend), IClassFixture<PostgreSqlBackend>;
