using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HybridPostgreSqlTests(PostgreSqlBackend backend) : HybridSpecs(backend), IClassFixture<PostgreSqlBackend>;
