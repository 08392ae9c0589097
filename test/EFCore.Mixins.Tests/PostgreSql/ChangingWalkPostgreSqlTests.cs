using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ChangingWalkPostgreSqlTests(PostgreSqlBackend backend) : ChangingWalkSpecs(backend), IClassFixture<PostgreSqlBackend>;
