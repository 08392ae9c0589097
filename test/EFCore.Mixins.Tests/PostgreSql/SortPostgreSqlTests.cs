using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SortPostgreSqlTests(PostgreSqlBackend backend) : SortSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // PostgreSQL puts nulls where the language wants them, so that no key has to say it.
    public override async Task Keys_read_as_LINQ()
    {
        await using var db = NewContext();

        Assert.Equal(Sql.Of(db.Posts.OrderBy(post => post.Rating)), Sql.Of(Post.OrderBy("rating")));
        Assert.Equal(Sql.Of(db.Posts.OrderByDescending(post => post.Rating)), Sql.Of(Post.OrderBy("-rating")));
        Assert.Equal(Sql.Of(db.Posts.OrderBy(post => post.Rating == null).ThenByDescending(post => post.Rating)), Sql.Of(Post.OrderBy("-rating__nullslast")));
        Assert.Equal(Sql.Of(db.Posts.OrderBy(post => post.Views)), Sql.Of(Post.OrderBy("views")));
        Assert.Equal(Sql.Of(db.Posts.OrderByDescending(post => post.Comments.Count())), Sql.Of(Post.OrderBy("-comments__count")));
        Assert.Equal(Sql.Of(db.Posts), Sql.Of(Post.OrderBy()));
    }
}
