using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MemoryPostgreSqlTests(PostgreSqlBackend backend) : MemorySpecs(backend), IClassFixture<PostgreSqlBackend>;
