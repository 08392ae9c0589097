using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class PlanSqliteTests(SqliteBackend backend) : PlanSpecs(backend), IClassFixture<SqliteBackend>
{
    protected override string[] Served => ["rating", "-rating", "rating__nullsfirst", "-rating__nullslast"];

    protected override string Sort => "USE TEMP B-TREE";
}
