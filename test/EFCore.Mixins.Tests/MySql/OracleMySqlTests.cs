using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class OracleMySqlTests(MySqlBackend backend) : OracleSpecs(backend), IClassFixture<MySqlBackend>
{
    protected override int StatementStep => 6;

    protected override int ContextStep => 15;
}
