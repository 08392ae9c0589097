using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FilterByEntityPostgreSqlTests(PostgreSqlBackend backend) : FilterByEntitySpecs(backend), IClassFixture<PostgreSqlBackend>;
