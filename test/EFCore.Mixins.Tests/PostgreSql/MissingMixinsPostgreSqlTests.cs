using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MissingMixinsPostgreSqlTests(PostgreSqlBackend backend) : MissingMixinsSpecs(backend), IClassFixture<PostgreSqlBackend>;
