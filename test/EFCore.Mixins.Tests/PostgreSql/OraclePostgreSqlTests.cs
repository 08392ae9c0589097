using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class OraclePostgreSqlTests(PostgreSqlBackend backend) : OracleSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    protected override int StatementStep => 6;

    protected override int ContextStep => 15;
}
