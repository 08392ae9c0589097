using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FilterSemanticsPostgreSqlTests(PostgreSqlBackend backend) : FilterSemanticsSpecs(backend), IClassFixture<PostgreSqlBackend>;
