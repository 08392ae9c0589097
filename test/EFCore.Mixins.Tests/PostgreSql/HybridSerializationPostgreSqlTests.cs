using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HybridSerializationPostgreSqlTests(PostgreSqlBackend backend) : HybridSerializationSpecs(backend), IClassFixture<PostgreSqlBackend>;
