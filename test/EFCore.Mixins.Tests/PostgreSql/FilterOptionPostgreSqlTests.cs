using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FilterOptionPostgreSqlTests(PostgreSqlBackend backend) : FilterOptionSpecs(backend), IClassFixture<PostgreSqlBackend>;
