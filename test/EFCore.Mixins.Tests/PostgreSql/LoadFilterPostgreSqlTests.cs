using EFCore.Mixins.Tests.EF10;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadFilterPostgreSqlTests(PostgreSqlBackend backend) : LoadFilterSpecs(backend), IClassFixture<PostgreSqlBackend>;
