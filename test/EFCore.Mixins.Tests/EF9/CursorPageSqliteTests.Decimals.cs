using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed partial class CursorPageSqliteTests
{
    // EF Core 9 orders decimals on SQLite as doubles, in which rows that differ may be equal.
    public override async Task Pages_of_decimals_follow_each_other()
    {
        var refused = await Assert.ThrowsAsync<FilterException>(
            () => Post.CursorPageAsync(orderBy: ["price"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(FilterProblemKind.SortKey, Assert.Single(refused.Problems).Kind);
    }
}
