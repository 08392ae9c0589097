using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HybridFillPostgreSqlTests(PostgreSqlBackend backend) : HybridFillSpecs(backend), IClassFixture<PostgreSqlBackend>;
