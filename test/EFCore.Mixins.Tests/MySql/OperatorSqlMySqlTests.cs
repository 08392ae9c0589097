using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The complete SQL where it is specific to MySQL and MariaDB. The provider shows text values in place of their parameters.</summary>
public sealed partial class OperatorSqlMySqlTests(MySqlBackend backend) : DatabaseSpecs(backend), IClassFixture<MySqlBackend>
{
    public static TheoryData<string, object, string> Conditions =>
    [
        .. OfProvider,
        .. new TheoryData<string, object, string>
        {
            { "title__ne", "a", """ (`p`.`Title` <> 'a') OR `p`.`Title` IS NULL """ },
            { "title__ge", "a", """ `p`.`Title` >= 'a' """ },
            { "title__in", new[] { "a'", "b" }, """ `p`.`Title` IN ('a''', 'b') """ },
            { "published_at__year", 2024, """ (`p`.`PublishedAt` >= @p0) AND (`p`.`PublishedAt` < @p1) """ },
            {
                "published_at__quarter",
                2,
                """ (((EXTRACT(month FROM `p`.`PublishedAt`) + 2) - ((EXTRACT(month FROM `p`.`PublishedAt`) + 2) % 3)) / 3) = @p0 """
            },
            { "at__minute", 5, """ EXTRACT(minute FROM `p`.`At`) = @p0 """ },
            { "user__isnull", true, """ `p`.`UserId` IS NULL """ },
            { "comments___body", "a", """ EXISTS ( SELECT 1 FROM `Comments` AS `c` WHERE (`p`.`Id` = `c`.`PostId`) AND (`c`.`Body` = 'a')) """ },
        },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public void A_condition_reads_so(string key, object value, string sql)
    {
        var query = Sql.Of(Post.Query(new Dictionary<string, object?> { [key] = value }));

        Assert.Equal(
            sql.Trim(),
            string.Join(' ', query[(query.IndexOf("WHERE", StringComparison.Ordinal) + 6)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Texts_are_parameters()
    {
        var log = new CommandLog();
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Backend.OptionsOf<SpecContext>(log)));

        await Post.Query(Filter.And(
            new { title__startswith = "o'a" },
            new { title__contains = "o'b" },
            new { title__regex = "o'c" },
            new { title__ne = "o'd" })).ToListAsync(Token);

        Assert.DoesNotContain("o'", Assert.Single(log.Commands), StringComparison.Ordinal);
    }

    [Fact]
    public void Nulls_are_put_where_they_belong()
    {
        Assert.EndsWith(
            "ORDER BY `p`.`Title` IS NULL, `p`.`Title`, `p`.`Rating` IS NULL DESC, `p`.`Rating` DESC",
            Sql.Of(Post.Query(orderBy: ["title", "-rating"])),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "ORDER BY `p`.`Title`, `p`.`Rating` DESC, `p`.`Id`",
            Sql.Of(Post.Query(orderBy: ["title__nullsfirst", "-rating__nullslast", "id"])),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf8mb4_bin")]
    [InlineData("utf8mb4_general_ci")]
    [InlineData("utf8mb4_unicode_ci")]
    public async Task Letters_are_told_apart_whatever_the_collation(string collation)
    {
        await using var db = NewContext();
        await SetCollationAsync(db, collation);
        db.AddRange(
            new User { Name = "anna" },
            new User { Name = "Anton" },
            new User { Name = "ÁMOS" },
            new User { Name = "änne" },
            new User { Name = "100%" });
        await db.SaveChangesAsync(Token);

        Assert.Equal(["anna"], await NamesAsync(new { name__startswith = "an" }));
        Assert.Equal(["anna"], await NamesAsync(new { name__like = "an_a" }));
        Assert.Equal(["Anton"], await NamesAsync(new { name__endswith = "on" }));
        Assert.Equal(["Anton", "anna"], await NamesAsync(new { name__istartswith = "AN" }));
        Assert.Equal(["ÁMOS"], await NamesAsync(new { name__icontains = "ámo" }));
        Assert.Equal(["änne"], await NamesAsync(new { name__iexact = "ÄNNE" }));
        Assert.Equal(["100%"], await NamesAsync(new { name__contains = "%" }));
        Assert.Equal([], await NamesAsync(new { name__iexact = "amos" }));
    }

    [Theory]
    [InlineData("utf8mb4_bin")]
    [InlineData("utf8mb4_general_ci")]
    public async Task An_index_serves_a_prefix_whatever_the_collation(string collation)
    {
        await using var db = NewContext();
        await SetCollationAsync(db, collation);
        db.AddRange(Enumerable.Range(0, 1000).Select(number => new User { Name = $"name {number}" }));
        await db.SaveChangesAsync(Token);
        var sql = Sql.Of(User.Query(new { name__startswith = "name 12" }).Select(user => user.Id)).Replace("@p0", "'name 12%'", StringComparison.Ordinal);

        var plan = await db.Database.SqlQueryRaw<string>(string.Concat("EXPLAIN FORMAT=JSON ", sql)).ToListAsync(Token);

        Assert.Contains("\"access_type\": \"range\"", Assert.Single(plan), StringComparison.Ordinal);
        Assert.Contains("\"key\": \"IX_U_Name\"", Assert.Single(plan), StringComparison.Ordinal);
    }

    private static Task<int> SetCollationAsync(SpecContext db, string collation)
        => db.Database.ExecuteSqlRawAsync(string.Concat("ALTER TABLE \"Users\" MODIFY \"Name\" varchar(255) COLLATE ", collation, " NOT NULL"), Token);

    private static async Task<List<string>> NamesAsync(object where)
        => [.. (await User.Query(where).Select(user => user.Name).ToListAsync(Token)).Order(StringComparer.Ordinal)];
}
