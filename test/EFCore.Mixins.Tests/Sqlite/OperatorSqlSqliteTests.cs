using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

/// <summary>The complete SQL where it is specific to SQLite.</summary>
public sealed class OperatorSqlSqliteTests(SqliteBackend backend) : DatabaseSpecs(backend), IClassFixture<SqliteBackend>
{
    public static TheoryData<string, object, string> Conditions => new()
    {
        { "title__startswith", "a*", """ "p"."Title" GLOB @p0 """ },
        { "title__endswith", "a", """ "p"."Title" GLOB @p0 """ },
        { "title__like", "a%", """ "p"."Title" GLOB @p0 """ },
        { "title__contains", "a%", """ "p"."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__istartswith", "a", """ "p"."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__iendswith", "a", """ "p"."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__iexact", "a", """ "p"."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__ilike", "a%", """ "p"."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__regex", "^a", """ mixins_regexp(@p0, "p"."Title") """ },
        { "title__ne", "a", """ "p"."Title" <> @p0 OR "p"."Title" IS NULL """ },
        { "rating__in", new[] { 1, 2 }, """ "p"."Rating" IN ( SELECT "v"."value" FROM json_each(@p0) AS "v" ) """ },
        { "published_at__year", 2024, """ "p"."PublishedAt" >= @p0 AND "p"."PublishedAt" < @p1 """ },
        { "published_at__month", 5, """ CAST(strftime('%m', "p"."PublishedAt") AS INTEGER) = @p0 """ },
        { "user___id", 5, """ "p"."UserId" = @p0 """ },
        { "user__isnull", true, """ "p"."UserId" IS NULL """ },
        { "comments___body", "a", """ "p"."Id" IN ( SELECT "c"."PostId" FROM "Comments" AS "c" WHERE "c"."Body" = @p0 ) """ },
        { "comments___body__ne", "a", """ EXISTS ( SELECT 1 FROM "Comments" AS "c" WHERE "p"."Id" = "c"."PostId" AND "c"."Body" <> @p0) """ },
        { "comments__count__ge", 2, """ ( SELECT COUNT(*) FROM "Comments" AS "c" WHERE "p"."Id" = "c"."PostId") >= @p0 """ },
    };

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public void A_condition_reads_so(string key, object value, string sql)
    {
        var query = Sql.Of(Post.Query(new Dictionary<string, object?> { [key] = value }));

        Assert.Equal(
            sql.Trim(),
            string.Join(' ', query[(query.IndexOf("WHERE", StringComparison.Ordinal) + 6)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData(new[] { "title" }, """ "p"."Title" NULLS LAST """)]
    [InlineData(new[] { "-title", "id" }, """ "p"."Title" DESC NULLS FIRST, "p"."Id" """)]
    [InlineData(new[] { "title__nullsfirst", "-rating__nullslast" }, """ "p"."Title", "p"."Rating" DESC """)]
    [InlineData(new[] { "id", "user___name" }, """ "p"."Id", "u"."Name" NULLS LAST """)]
    public async Task An_order_places_nulls_so_that_an_index_can_serve(string[] keys, string sql)
    {
        await using var db = NewContext();
        var query = Sql.Of(Post.Query(orderBy: keys));

        Assert.Equal(sql.Trim(), query[(query.IndexOf("ORDER BY", StringComparison.Ordinal) + 9)..]);
        Assert.Equal(query, Sql.Of(db.Posts.ApplyQuery(orderBy: keys)));
    }

    [Fact]
    public void Conditions_on_one_path_are_one_subquery()
        => Assert.Equal(
            """
            SELECT "p"."Id", "p"."Archived", "p"."At", "p"."Body", "p"."Day", "p"."Kind", "p"."Price", "p"."PublishedAt", "p"."Rating", "p"."Score", "p"."Title", "p"."UserId", "p"."Views"
            FROM "Posts" AS "p"
            WHERE "p"."Rating" > @p0 AND "p"."Id" IN (
                SELECT "c"."PostId"
                FROM "Comments" AS "c"
                WHERE "c"."Body" = @p1 AND "c"."Score" = @p2
            )
            ORDER BY "p"."Title" NULLS LAST, "p"."Id" DESC
            """,
            Sql.Of(Post.Query(new { comments___body = "a", rating__gt = 3, comments___score = 1 }, ["title", "-id"])));
}
