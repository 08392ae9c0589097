using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class PlanPostgreSqlTests(PostgreSqlBackend backend) : PlanSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    protected override string[] Served => ["rating", "-rating"];

    protected override string Sort => "Sort";
}
