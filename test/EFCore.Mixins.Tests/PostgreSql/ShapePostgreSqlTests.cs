using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ShapePostgreSqlTests(PostgreSqlBackend backend) : ShapeSpecs(backend), IClassFixture<PostgreSqlBackend>;
