using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadContextPostgreSqlTests(PostgreSqlBackend backend) : LoadContextSpecs(backend), IClassFixture<PostgreSqlBackend>;
