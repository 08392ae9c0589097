using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ChangesFailurePostgreSqlTests(PostgreSqlBackend backend) : ChangesFailureSpecs(backend), IClassFixture<PostgreSqlBackend>;
