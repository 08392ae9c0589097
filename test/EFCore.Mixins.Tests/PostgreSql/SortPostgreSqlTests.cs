using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SortPostgreSqlTests(PostgreSqlBackend backend) : SortSpecs(backend), IClassFixture<PostgreSqlBackend>;
