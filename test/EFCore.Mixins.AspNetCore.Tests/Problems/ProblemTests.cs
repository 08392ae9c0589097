using System.Net;
using System.Text.Json.Nodes;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.AspNetCore.Tests.Problems;

public sealed class ProblemTests
{
    [Fact]
    public async Task A_query_that_cannot_be_understood_is_answered_with_all_its_problems()
    {
        await using var app = await BlogApp.StartAsync(Posts);

        var before = app.Counter.Commands;

        var problem = await app.GetAsync("/posts?rating__ge=x&usr___name=a", HttpStatusCode.BadRequest);

        problem.AsObject().Remove("traceId");
        Assert.Equal(
            """
            {"type":"urn:efcore-mixins:problem:query","title":"The query cannot be understood.","status":400,
            "detail":"2 parts of it cannot be used; nothing was read.","instance":"/posts","errors":[
            {"in":"query","parameter":"rating__ge","position":0,"code":"value","detail":"A whole number is expected."},
            {"in":"query","parameter":"usr___name","position":0,"code":"name","detail":"This is not a parameter of this resource."}]}
            """.ReplaceLineEndings(""),
            problem.ToJsonString());
        Assert.Equal(before, app.Counter.Commands);
    }

    [Fact]
    public async Task In_development_the_answer_tells_what_is_allowed()
    {
        await using var app = await BlogApp.StartAsync(Posts, environment: "Development");

        var problem = await app.GetAsync("/posts?ratin=1", HttpStatusCode.BadRequest);

        Assert.Equal("rating", problem["errors"]![0]!["suggestion"]!.ToString());
        Assert.Contains("author", problem["allowed"]!["filter"]!.AsArray().Select(name => name!.ToString()));
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_query_that_costs_too_much_is_refused_with_its_cost()
    {
        await using var app = await BlogApp.StartAsync(app => app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync())
            .WithQuery<Post>(policy => policy.Filter(p => p.Title, FilterOperators.Contains).Limits(new QueryLimits(), maxCost: 9)));

        var problem = await app.GetAsync("/posts?title__contains=a&or[a][title__contains]=b&or[b][title__contains]=c", HttpStatusCode.BadRequest);

        Assert.Equal("urn:efcore-mixins:problem:limit", problem["type"]!.ToString());
        Assert.Equal(15, problem["cost"]!.GetValue<int>());
        Assert.Equal(9, problem["maxCost"]!.GetValue<int>());
    }

    public static TheoryData<string, int, string> Failures => new()
    {
        {
            "conflict",
            409,
            """{"type":"urn:efcore-mixins:problem:conflict","title":"Another row has these values.","status":409,"instance":"/fail/conflict","conflict":[]}"""
        },
        { "missing", 404, """{"type":"urn:efcore-mixins:problem:not-found","title":"There is no such row.","status":404,"instance":"/fail/missing"}""" },
        {
            "reference",
            409,
            """{"type":"urn:efcore-mixins:problem:reference","title":"The row refers to one that does not exist.","status":"""
            + """409,"instance":"/fail/reference","reference":["userId"]}"""
        },
        {
            "check",
            422,
            """{"type":"urn:efcore-mixins:problem:invalid","title":"The values are not accepted.","status":"""
            + """422,"instance":"/fail/check","errors":[{"in":"body","code":"check","detail":"The value is outside of what is allowed."}]}"""
        },
        {
            "concurrency",
            409,
            """{"type":"urn:efcore-mixins:problem:precondition","title":"The row was changed by somebody else.","status":409,"instance":"/fail/concurrency"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task An_exception_of_the_library_is_answered_without_words_of_the_database(string kind, int status, string expected)
    {
        await using var app = await BlogApp.StartAsync(
            app => app.MapPost("/fail/{kind}", FailAsync).WithMetadata(new QueryPolicyAttribute(typeof(PostQueries))));

        var problem = await app.SendAsync(HttpMethod.Post, $"/fail/{kind}", "", (HttpStatusCode)status);

        problem.AsObject().Remove("traceId");
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), problem.ToJsonString());
    }

    [Fact]
    public async Task A_request_that_its_client_gave_up_is_no_error()
    {
        var read = new TaskCompletionSource<IHttpResponseFeature>();
        using var log = new ErrorLog();
        await using var app = await BlogApp.StartAsync(
            app => app.MapGet("/", async (HttpContext http) =>
            {
                read.SetResult(http.Features.GetRequiredFeature<IHttpResponseFeature>());
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return await Post.Select().CountAsync(cancellationToken: http.RequestAborted);
            }),
            services => services.AddSingleton<ILoggerProvider>(log));
        using var cancellation = new CancellationTokenSource();
        var sending = app.Client.GetAsync(new Uri("/", UriKind.Relative), cancellation.Token);
        var response = await read.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        for (var i = 0; i < 500 && response.StatusCode == StatusCodes.Status200OK; i++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, response.StatusCode);
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task An_error_of_the_application_tells_nothing()
    {
        await using var app = await BlogApp.StartAsync(app => app.MapGet("/", () => Post.Where(new { sekret = 1 }).CountAsync()));

        var problem = await app.GetAsync("/", HttpStatusCode.InternalServerError);

        Assert.DoesNotContain("sekret", problem.ToJsonString(), StringComparison.Ordinal);
    }

    private static void Posts(WebApplication app)
        => app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());

    private static async Task FailAsync(string kind)
    {
        switch (kind)
        {
            case "conflict":
                await User.CreateAsync(new { Name = "Ana" });
                break;
            case "missing":
                await Post.FindOrFailAsync(4711);
                break;
            case "reference":
                await Post.CreateAsync(new { Title = "x", UserId = 4711 });
                break;
            case "check":
                await Post.CreateAsync(new { Title = "x", Rating = 101 });
                break;
            default:
                var post = await Post.FindOrFailAsync(1);
                await Post.Select().Where(row => row.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 7));
                await post.UpdateAsync(new { Title = "y" });
                break;
        }
    }
}
