using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class NamedValuePostgreSqlTests(PostgreSqlBackend backend) : NamedValueSpecs(backend), IClassFixture<PostgreSqlBackend>;
