using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The complete SQL where it is specific to PostgreSQL.</summary>
public sealed class OperatorSqlPostgreSqlTests(PostgreSqlBackend backend) : DatabaseSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    public static TheoryData<string, object, string> Conditions => new()
    {
        { "title__startswith", "a%", """ p."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__like", "a%", """ p."Title" LIKE @p0 ESCAPE '\' """ },
        { "title__contains", "a%", """ p."Title" ILIKE @p0 ESCAPE '\' """ },
        { "title__istartswith", "a", """ p."Title" ILIKE @p0 ESCAPE '\' """ },
        { "title__iexact", "a", """ p."Title" ILIKE @p0 ESCAPE '\' """ },
        { "title__regex", "^a", """ p."Title" ~ ('(?p)' || @p0) """ },
        { "title__ne", "a", """ p."Title" <> @p0 OR p."Title" IS NULL """ },
        { "title", "a\0b", """ FALSE """ },
        { "title__ge", "a\0b", """ p."Title" > @p0 """ },
        { "title__in", new[] { "a", "b\0" }, """ p."Title" = ANY (@p0) OR (p."Title" IS NULL AND array_position(@p0, NULL) IS NOT NULL) """ },
        { "rating__in", new[] { 1, 2 }, """ p."Rating" = ANY (@p0) OR (p."Rating" IS NULL AND array_position(@p0, NULL) IS NOT NULL) """ },
        { "kind__in", new[] { PostKind.Note }, """ p."Kind" = ANY (@p0) """ },
        { "published_at__year", 2024, """ p."PublishedAt" >= @p0 AND p."PublishedAt" < @p1 """ },
        { "published_at__month", 5, """ date_part('month', p."PublishedAt")::int = @p0 """ },
        { "at__minute", 5, """ date_part('minute', p."At")::int = @p0 """ },
        { "day__in", new[] { "2024-02-29" }, """ p."Day" = ANY (@p0) OR (p."Day" IS NULL AND array_position(@p0, NULL) IS NOT NULL) """ },
        { "user__isnull", true, """ p."UserId" IS NULL """ },
        { "comments___body", "a", """ EXISTS ( SELECT 1 FROM "Comments" AS c WHERE p."Id" = c."PostId" AND c."Body" = @p0) """ },
        { "comments__count__ge", 2, """ ( SELECT count(*)::int FROM "Comments" AS c WHERE p."Id" = c."PostId") >= @p0 """ },
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
    [InlineData(new[] { "title" }, """ p."Title" """)]
    [InlineData(new[] { "-title", "id" }, """ p."Title" DESC, p."Id" """)]
    [InlineData(new[] { "title__nullsfirst" }, """ p."Title" IS NULL DESC, p."Title" """)]
    [InlineData(new[] { "-title__nullslast" }, """ p."Title" IS NULL, p."Title" DESC """)]
    [InlineData(new[] { "rating__nullslast", "-score__nullsfirst" }, """ p."Rating", p."Score" DESC """)]
    [InlineData(new[] { "user___name", "user___id" }, """ u."Name", p."UserId" """)]
    public async Task An_order_leaves_nulls_to_the_database_where_it_puts_them_right(string[] keys, string sql)
    {
        await using var db = NewContext();
        var query = Sql.Of(Post.Query(orderBy: keys));

        Assert.Equal(sql.Trim(), query[(query.IndexOf("ORDER BY", StringComparison.Ordinal) + 9)..]);
        Assert.Equal(query, Sql.Of(db.Posts.ApplyQuery(orderBy: keys)));
    }

    [Fact]
    public void An_order_by_hand_reads_the_same()
        => Assert.Equal(
            Sql.Of(Post.Query(orderBy: ["-title", "rating"])),
            Sql.Of(Post.Select().OrderByDescending(p => p.Title == null).ThenByDescending(x => x.Title).ThenBy(x => x.Rating == null).ThenBy(p => p.Rating)));
}
