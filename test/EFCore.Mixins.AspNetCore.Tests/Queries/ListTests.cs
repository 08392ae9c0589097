using System.Net;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Queries;

public sealed class ListTests
{
    private static readonly Action<WebApplication> Posts = app =>
    {
        app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());
        app.MapGet("/walk", (QueryRequest<Post> query) => query.CursorPageAsync()).WithQuery(new PostQueries());
        app.MapPost("/posts/query", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());
    };

    [Theory]
    [InlineData("id=7", "7")]
    [InlineData("id__in=1,2,3", "1,2,3")]
    [InlineData("id__in=1&id__in=2", "1,2")]
    [InlineData("title=Post 4", "4")]
    [InlineData("title__isnull=false&id__le=2&order_by=-id", "2,1")]
    [InlineData("author=Ana&id__lt=8", "1,4,7")]
    [InlineData("author__startswith=B&id__lt=6", "2,5")]
    [InlineData("or[rating]=5&or[id]=1&id__lt=6", "1,5")]
    [InlineData("kind=Story&id__between=1,5", "1,3,5")]
    [InlineData("created_at__date=2024-01-05", "4")]
    [InlineData("comments___body=first", "1")]
    [InlineData("comments__any[body]=second", "2")]
    [InlineData("comments___body=hidden", "")]
    [InlineData("comments__none[body]=hidden&id__lt=3", "1,2")]
    [InlineData("popular=true&id__lt=12", "4,5,11")]
    [InlineData("min_rating=5&id__lt=12", "5,11")]
    [InlineData("q=\"Post 2\"&id__lt=23", "2,21,22")]
    [InlineData("filter[id]=3", "3")]
    public async Task A_query_finds_its_rows(string query, string ids)
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var page = await app.GetAsync($"/posts?{query}");

        var found = page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<int>());
        Assert.Equal(ids, string.Join(',', query.Contains("order_by", StringComparison.Ordinal) ? found : found.Order()));
    }

    [Fact]
    public async Task A_page_shows_what_the_policy_lets_requests_read()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var page = await app.GetAsync("/posts?order_by=id&page_size=1&total=exact");

        Assert.Equal(
            """{"items":[{"id":1,"title":"Post 1","rating":1}],"page":"""
            + """{"number":1,"size":1,"total":27,"totalIsExact":true,"hasNext":true,"hasPrevious":false}}""",
            page.ToJsonString());
    }

    [Fact]
    public async Task Loads_show_the_readable_members_of_rows_that_count()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var page = await app.GetAsync("/posts?id=1&load=user,comments");

        Assert.Equal(
            """[{"id":1,"title":"Post 1","rating":1,"user":{"name":"Ana"},"comments":[{"body":"first"}]}]""",
            page["items"]!.ToJsonString());
    }

    [Fact]
    public async Task Fields_choose_among_the_readable_members()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var page = await app.GetAsync("/posts?id=1&fields=id,user.name");

        Assert.Equal("""[{"id":1,"user":{"name":"Ana"}}]""", page["items"]!.ToJsonString());
    }

    [Fact]
    public async Task A_walk_by_cursors_meets_each_row_once()
    {
        await using var app = await BlogApp.StartAsync(Posts);
        var ids = new List<int>();
        var url = "/walk?order_by=-rating,id&page_size=4";

        for (var after = (string?)""; after is not null;)
        {
            var page = await app.GetAsync(after.Length == 0 ? url : $"{url}&after={after}");
            ids.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<int>()));
            after = page["page"]!["next"]?.ToString();
        }

        Assert.Equal(27, ids.Count);
        Assert.Equal(27, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_of_another_filter_is_refused()
    {
        await using var app = await BlogApp.StartAsync(Posts);
        var next = (await app.GetAsync("/walk?page_size=2"))["page"]!["next"]!.ToString();

        var other = await app.GetAsync($"/walk?page_size=2&rating=1&after={next}", HttpStatusCode.BadRequest);
        var forged = await app.GetAsync($"/walk?after={next[..^3]}abc", HttpStatusCode.BadRequest);

        Assert.Equal("other-query", other["reason"]!.ToString());
        Assert.Equal("unreadable", forged["reason"]!.ToString());
    }

    [Fact]
    public async Task A_json_body_asks_as_a_query_string_does()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var page = await app.SendAsync(
            HttpMethod.Post,
            "/posts/query",
            """{ "where": { "or": [ { "rating": 5 }, { "author": "Ana" } ], "id__lt": 6 }, "order_by": ["-id"], "page": { "size": 2 } }""",
            HttpStatusCode.OK);

        Assert.Equal("5,4", string.Join(',', page["items"]!.AsArray().Select(item => item!["id"]!.ToString())));
    }

    [Fact]
    public async Task A_query_in_both_places_is_refused()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var problem = await app.SendAsync(HttpMethod.Post, "/posts/query?id=1", """{ "where": { "id": 2 } }""", HttpStatusCode.BadRequest);

        Assert.Equal("json", problem["errors"]![0]!["code"]!.ToString());
    }
}
