using EFCore.Mixins.Tests.Docs;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FiltersPageSqliteTests(SqliteBackend backend) : FiltersPageSpecs(backend), IClassFixture<SqliteBackend>
{
    // SQLite folds the case of ASCII letters only, as the table of the page says.
    public override async Task Letter_case()
    {
        await base.Letter_case();
        Assert.Empty(await Post.Query(new { body__istartswith = "élan" }).ToListAsync(TestContext.Current.CancellationToken));
    }
}
