using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HybridCornerPostgreSqlTests(PostgreSqlBackend backend) : HybridCornerSpecs(backend), IClassFixture<PostgreSqlBackend>;
