using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FiltersPagePostgreSqlTests(PostgreSqlBackend backend) : FiltersPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
