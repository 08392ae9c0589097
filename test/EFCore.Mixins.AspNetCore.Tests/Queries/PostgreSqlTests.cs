using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;
using Npgsql;

namespace EFCore.Mixins.AspNetCore.Tests.Queries;

/// <summary>The same on a server: MIXINS_TEST_POSTGRES has its connection string.</summary>
public sealed class PostgreSqlTests
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("MIXINS_TEST_POSTGRES");

    [Fact]
    public async Task Requests_find_their_rows_and_problems_have_no_words_of_the_server()
    {
        Assert.SkipWhen(Server is null, "MIXINS_TEST_POSTGRES is not set.");
        var database = new NpgsqlConnectionStringBuilder(Server) { Database = $"web_{Guid.NewGuid():N}", Pooling = false }.ConnectionString;
        await using var app = await BlogApp.StartAsync(Map, postgres: database);
        try
        {
            var page = await app.GetAsync("/posts?author=Ana&comments___body=first&created_at__ge=2024-01-01&order_by=-id&load=comments");
            Assert.Equal("""[{"id":1,"title":"Post 1","rating":1,"comments":[{"body":"first"}]}]""", page["items"]!.ToJsonString());

            var problem = await app.SendAsync(HttpMethod.Post, "/users", "", System.Net.HttpStatusCode.Conflict);
            Assert.Equal("urn:efcore-mixins:problem:conflict", problem["type"]!.ToString());
            Assert.Equal(0, app.Counter.OpenTransactions);
        }
        finally
        {
            await using var db = app.Db();
            await db.Database.EnsureDeletedAsync(TestContext.Current.CancellationToken);
        }
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());
        app.MapPost("/users", () => User.CreateAsync(new { Id = 77, Name = "Ana" })).WithUnitOfWork();
    }
}
