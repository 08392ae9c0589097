using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadStreamPostgreSqlTests(PostgreSqlBackend backend) : LoadStreamSpecs(backend), IClassFixture<PostgreSqlBackend>;
