using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadModelPostgreSqlTests(PostgreSqlBackend backend) : LoadModelSpecs(backend), IClassFixture<PostgreSqlBackend>;
