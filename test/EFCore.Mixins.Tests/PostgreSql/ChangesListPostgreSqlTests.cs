using EFCore.Mixins.Tests.EF10;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ChangesListPostgreSqlTests(PostgreSqlBackend backend) : ChangesListSpecs(backend), IClassFixture<PostgreSqlBackend>;
