using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ReprPostgreSqlTests(PostgreSqlBackend backend) : ReprSpecs(backend), IClassFixture<PostgreSqlBackend>;
