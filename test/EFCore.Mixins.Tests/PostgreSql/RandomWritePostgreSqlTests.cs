using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RandomWritePostgreSqlTests(PostgreSqlBackend backend) : RandomWriteSpecs(backend), IClassFixture<PostgreSqlBackend>;
