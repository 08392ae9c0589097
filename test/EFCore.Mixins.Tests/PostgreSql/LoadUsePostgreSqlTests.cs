using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadUsePostgreSqlTests(PostgreSqlBackend backend) : LoadUseSpecs(backend), IClassFixture<PostgreSqlBackend>;
