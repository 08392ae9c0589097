using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MappedWritePostgreSqlTests(PostgreSqlBackend backend) : MappedWriteSpecs(backend), IClassFixture<PostgreSqlBackend>;
