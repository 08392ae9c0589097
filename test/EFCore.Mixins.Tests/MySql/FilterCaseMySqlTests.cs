using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FilterCaseMySqlTests(MySqlBackend backend) : FilterCaseSpecs(backend), IClassFixture<MySqlBackend>
{
    protected override int StatementStep => 6;

    protected override int ContextStep => 15;
}
