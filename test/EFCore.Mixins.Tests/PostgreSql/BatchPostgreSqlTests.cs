using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class BatchPostgreSqlTests(PostgreSqlBackend backend) : BatchSpecs(backend), IClassFixture<PostgreSqlBackend>;
