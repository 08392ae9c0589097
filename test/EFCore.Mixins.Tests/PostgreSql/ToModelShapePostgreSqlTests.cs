using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ToModelShapePostgreSqlTests(PostgreSqlBackend backend) : ToModelShapeSpecs(backend), IClassFixture<PostgreSqlBackend>;
