using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class OracleLoadPostgreSqlTests(PostgreSqlBackend backend) : OracleLoadSpecs(backend), IClassFixture<PostgreSqlBackend>;
