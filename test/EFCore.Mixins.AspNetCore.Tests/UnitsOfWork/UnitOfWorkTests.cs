using System.Net;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;
using EFCore.Mixins.Tests;

namespace EFCore.Mixins.AspNetCore.Tests.UnitsOfWork;

public sealed class UnitOfWorkTests
{
    /// <summary>The three ways to make a request a unit of work.</summary>
    public static TheoryData<string> Ways => ["filter", "all", "attribute"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_success_is_committed_before_the_first_byte(string way)
    {
        await using var app = await StartAsync(way, async (HttpContext http) =>
        {
            await CreateAsync("Cleo");
            return new ProbingResult(http);
        });

        var probe = await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.OK);

        Assert.Equal("1", probe["found"]!.ToString());
        Assert.Equal(0, app.Counter.OpenTransactions);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_status_of_400_and_more_rolls_back(string way)
    {
        await using var app = await StartAsync(way, async () =>
        {
            await CreateAsync("Cleo");
            return Results.Conflict();
        });

        await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.Conflict);

        Assert.Equal(0, await CountAsync(app, "Cleo"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_exception_rolls_back(string way)
    {
        await using var app = await StartAsync(way, async () =>
        {
            await CreateAsync("Cleo");
            await User.FindOrFailAsync(4711);
        });

        await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.NotFound);

        Assert.Equal(0, await CountAsync(app, "Cleo"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_cancellation_rolls_back(string way)
    {
        var isWritten = new TaskCompletionSource();
        await using var app = await StartAsync(way, async (HttpContext http) =>
        {
            await CreateAsync("Cleo");
            isWritten.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        using var cancellation = new CancellationTokenSource();

        var sending = app.Client.PostAsync(new Uri("/", UriKind.Relative), null, cancellation.Token);
        await isWritten.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await WaitForAsync(() => app.Counter.OpenTransactions == 0);
        Assert.Equal(0, await CountAsync(app, "Cleo"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_commit_that_fails_is_answered_and_not_the_result(string way)
    {
        await using var app = await StartAsync(
            way,
            async (BlogContext db) =>
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON");
                await Comment.CreateAsync(new { Body = "orphan", PostId = 4711 });
                return Results.Ok(new { saved = true });
            });

        var problem = await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.Conflict);

        Assert.Equal("urn:efcore-mixins:problem:reference", problem["type"]!.ToString());
        Assert.Equal(0, app.Counter.OpenTransactions);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_injected_context_is_that_of_the_unit(string way)
    {
        await using var app = await StartAsync(way, async (BlogContext db) =>
        {
            db.Add(new User { Name = "Cleo" });
            await db.SaveChangesAsync();
            await CreateAsync("Dora");
            return Results.Conflict();
        });

        await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.Conflict);

        Assert.Equal(1, app.Counter.BegunTransactions - FillTransactions);
        Assert.Equal(0, await CountAsync(app, "Cleo", "Dora"));
    }

    /// <summary>A handler runs again with what was bound for it: the body is not read twice, and the injected context is still that of the unit.</summary>
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_unit_that_fails_for_a_moment_runs_again(bool retry, int runs)
    {
        var count = 0;
        await using var app = await BlogApp.StartAsync(
            app => app.MapPost("/", async (User written, BlogContext db) =>
            {
                db.Add(new User { Name = written.Name });
                await db.SaveChangesAsync();
                await CreateAsync("Dora");
                return ++count == 1 ? throw new IOException("for a moment") : Results.StatusCode(StatusCodes.Status201Created);
            }).WithUnitOfWork(retry),
            sqlite: options => options.ExecutionStrategy(dependencies => new RetryingStrategy(dependencies)));

        await app.SendAsync(HttpMethod.Post, "/", """{"name":"Cleo"}""", retry ? HttpStatusCode.Created : HttpStatusCode.InternalServerError);

        Assert.Equal(runs, count);
        Assert.Equal(retry ? 2 : 0, await CountAsync(app, "Cleo", "Dora"));
        Assert.Equal(0, app.Counter.OpenTransactions);
    }

    [Fact]
    public async Task Safe_methods_have_no_transaction()
    {
        await using var app = await BlogApp.StartAsync(
            app => app.MapGet("/", async (BlogContext db) => await db.Users.CountAsync()).WithUnitOfWork(),
            requests: options => options.UnitOfWork = UnitOfWorkMode.UnsafeMethods);

        await app.GetAsync("/");

        Assert.Equal(FillTransactions, app.Counter.BegunTransactions);
    }

    [Fact]
    public async Task An_async_iterator_is_refused()
    {
        await using var app = await StartAsync("filter", (BlogContext db) => db.Users.AsAsyncEnumerable());

        await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_statement_is_read_after_the_commit()
    {
        await using var app = await StartAsync("filter", () => User.OrderBy("id").Select(user => user.Name));

        var names = await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.OK);

        Assert.Equal("""["Ana","Bill"]""", names.ToJsonString());
    }

    [Fact]
    public async Task What_commits_can_be_decided_by_the_endpoint()
    {
        await using var app = await BlogApp.StartAsync(app => app.MapPost("/", async () =>
        {
            await CreateAsync("Cleo");
            return Results.Conflict();
        }).WithUnitOfWork(commitWhen: (_, _) => true));

        await app.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.Conflict);

        Assert.Equal(1, await CountAsync(app, "Cleo"));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task An_action_is_a_unit(bool fails, int saved)
    {
        await using var app = await Shapes.StartAsync();

        await app.SendAsync(HttpMethod.Post, $"/api/posts?name=Cleo&fail={fails}", "", fails ? HttpStatusCode.Conflict : HttpStatusCode.OK);

        Assert.Equal(saved, await CountAsync(app, "Cleo"));
        Assert.Equal(0, app.Counter.OpenTransactions);
    }

    [Fact]
    public async Task Two_hosts_see_their_own_database()
    {
        await using var first = await StartAsync("filter", () => CreateAsync("Cleo"));
        await using var second = await StartAsync("filter", () => CreateAsync("Dora"));

        await Task.WhenAll(
            first.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.OK),
            second.SendAsync(HttpMethod.Post, "/", "", HttpStatusCode.OK));

        Assert.Equal((1, 0), (await CountAsync(first, "Cleo"), await CountAsync(first, "Dora")));
        Assert.Equal((0, 1), (await CountAsync(second, "Cleo"), await CountAsync(second, "Dora")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Parallel_requests_leave_nothing_open(string way)
    {
        var count = 0;
        await using var app = await StartAsync(
            way,
            async () =>
            {
                var number = Interlocked.Increment(ref count);
                await User.Select().CountAsync();
                return number % 2 == 0 ? Results.Ok() : Results.Conflict();
            },
            inFile: true);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var response = await app.Client.PostAsync(new Uri("/", UriKind.Relative), null);
        }));

        Assert.Equal(200, count);
        Assert.Equal(200, app.Counter.BegunTransactions - FillTransactions);
        Assert.Equal(0, app.Counter.OpenTransactions);
    }

    /// <summary>The data is saved by synchronous calls, which are not counted.</summary>
    private static int FillTransactions => 0;

    private static Task<BlogApp> StartAsync(string way, Delegate handler, bool inFile = false)
        => BlogApp.StartAsync(
            app =>
            {
                var endpoint = app.MapPost("/", handler);
                if (way == "filter")
                    endpoint.WithUnitOfWork();
                else if (way == "attribute")
                    endpoint.WithMetadata(new UnitOfWorkAttribute());
            },
            requests: options => options.UnitOfWork = way == "all" ? UnitOfWorkMode.UnsafeMethods : UnitOfWorkMode.None,
            inFile: inFile);

    private static Task<User> CreateAsync(string name) => User.CreateAsync(new { Name = name });

    private static async Task<int> CountAsync(BlogApp app, params string[] names)
    {
        await using var db = app.Db();
        return await db.Users.CountAsync(user => names.Contains(user.Name));
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
            await Task.Delay(10);
    }
}
