using System.Globalization;
using System.Text.RegularExpressions;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class CursorPlanMySqlTests(MySqlBackend backend) : CursorPlanSpecs(backend), IClassFixture<MySqlBackend>
{
    protected override string Analyze => "ANALYZE FORMAT=JSON";

    protected override Task CountAsync(SpecContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return MySqlCopy.AnalyzeAsync(db.Database.GetConnectionString() ?? "");
    }

    protected override bool ReadsAtMost(string plan, int rows)
        => plan?.Contains("filesort", StringComparison.Ordinal) == false
            && Counts().Matches(plan).Sum(count => double.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)) <= rows;

    [GeneratedRegex(@"""r_rows"": (\d+(?:\.\d+)?)")]
    private static partial Regex Counts();
}
