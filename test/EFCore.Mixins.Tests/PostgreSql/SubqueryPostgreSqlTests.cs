using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SubqueryPostgreSqlTests(PostgreSqlBackend backend) : SubquerySpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // The server plans EXISTS within EXISTS as joins, and evaluates NOT IN for every row where the values do not fit into its memory.
    protected override (int Exists, int In, int Grouped) Nested => (2, 0, 0);

    protected override (int Exists, int In, int Grouped) WithinExists => (2, 0, 0);

    protected override (int Exists, int In, int Grouped) Alternative => (1, 1, 0);
}
