using EFCore.Mixins.Tests.Docs;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FiltersPagePostgreSqlTests(PostgreSqlBackend backend) : FiltersPageSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // PostgreSQL ignores the case of all letters of the locale of the database, as documented in the table of the page.
    public override async Task Letter_case()
    {
        await base.Letter_case();
        Assert.Equal(
            "Élan 100%",
            await Post.Query(new { body__istartswith = "élan" }).Select(post => post.Body).SingleAsync(TestContext.Current.CancellationToken));
    }
}
