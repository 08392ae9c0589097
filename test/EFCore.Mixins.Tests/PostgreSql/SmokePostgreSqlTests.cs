using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SmokePostgreSqlTests(PostgreSqlBackend backend) : SmokeSpecs(backend), IClassFixture<PostgreSqlBackend>;
