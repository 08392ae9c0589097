using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MomentPostgreSqlTests(PostgreSqlBackend backend) : MomentSpecs(backend), IClassFixture<PostgreSqlBackend>;
