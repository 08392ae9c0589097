using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ContextPostgreSqlTests(PostgreSqlBackend backend) : ContextSpecs(backend), IClassFixture<PostgreSqlBackend>;
