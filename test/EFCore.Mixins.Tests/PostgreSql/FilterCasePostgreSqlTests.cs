using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FilterCasePostgreSqlTests(PostgreSqlBackend backend) : FilterCaseSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    protected override int StatementStep => 6;

    protected override int ContextStep => 15;
}
