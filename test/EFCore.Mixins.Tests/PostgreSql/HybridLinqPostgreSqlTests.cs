using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HybridLinqPostgreSqlTests(PostgreSqlBackend backend) : HybridLinqSpecs(backend), IClassFixture<PostgreSqlBackend>;
