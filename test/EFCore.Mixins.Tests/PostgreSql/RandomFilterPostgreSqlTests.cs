using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RandomFilterPostgreSqlTests(PostgreSqlBackend backend) : RandomFilterSpecs(backend), IClassFixture<PostgreSqlBackend>;
