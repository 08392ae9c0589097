using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ParallelFilterPostgreSqlTests(PostgreSqlBackend backend) : ParallelFilterSpecs(backend), IClassFixture<PostgreSqlBackend>;
