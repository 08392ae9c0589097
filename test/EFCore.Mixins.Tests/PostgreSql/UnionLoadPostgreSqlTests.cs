using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class UnionLoadPostgreSqlTests(PostgreSqlBackend backend) : UnionLoadSpecs(backend), IClassFixture<PostgreSqlBackend>;
