using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadMixPostgreSqlTests(PostgreSqlBackend backend) : LoadMixSpecs(backend), IClassFixture<PostgreSqlBackend>;
