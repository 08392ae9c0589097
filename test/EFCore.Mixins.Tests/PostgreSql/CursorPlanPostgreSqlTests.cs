using System.Globalization;
using System.Text.RegularExpressions;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed partial class CursorPlanPostgreSqlTests(PostgreSqlBackend backend) : CursorPlanSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    protected override string Analyze => "EXPLAIN (ANALYZE, TIMING OFF)";

    protected override bool ReadsAtMost(string plan, int rows)
        => plan?.Contains("Sort", StringComparison.Ordinal) == false
            && Counts().Matches(plan).Sum(count => int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)) <= rows;

    [GeneratedRegex(@"(?:Scan .*actual rows=|Rows Removed by Filter: )(\d+)")]
    private static partial Regex Counts();
}
