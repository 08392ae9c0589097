using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RepeatedPagePostgreSqlTests(PostgreSqlBackend backend) : RepeatedPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
