using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>SQLite does not show the number of rows that it read, only where it starts.</summary>
public sealed class CursorPlanSqliteTests(SqliteBackend backend) : CursorPlanSpecs(backend), IClassFixture<SqliteBackend>
{
    protected override string Analyze => "EXPLAIN QUERY PLAN";

    protected override bool ReadsAtMost(string plan, int rows)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.StartsWith("SEARCH p USING", StringComparison.Ordinal)
            && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
            && !plan.Contains("SCAN", StringComparison.Ordinal);
    }
}
