using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;
using EFCore.Mixins.Requests;

namespace EFCore.Mixins.AspNetCore.Tests.Security;

public sealed partial class HostileTests
{
    private const int MostBytes = 64 * 1024;

    [Fact]
    public async Task Hidden_members_are_answered_as_members_that_do_not_exist_and_nothing_reaches_the_database()
    {
        await using var app = await StartAsync();
        var before = app.Counter.Commands;
        var count = 0;
        var answers = new Dictionary<string, string>();
        foreach (var (asked, name, unknown, echoed) in HostileCorpus.OfHiddenMembers())
        {
            count++;
            if (!answers.TryGetValue(unknown, out var expected))
                answers[unknown] = expected = await RefusedAsync(app, unknown);
            var answer = (await RefusedAsync(app, asked)).Replace(name, echoed, StringComparison.Ordinal);
            Assert.True(expected == answer, $"{asked}\n{answer}\n{expected}");
        }

        Assert.True(count >= 5_000, $"{count} requests");
        Assert.Equal(before, app.Counter.Commands);
        TestContext.Current.SendDiagnosticMessage("{0} requests for hidden members", count);
    }

    [Fact]
    public async Task Malformed_requests_are_refused_and_nothing_reaches_the_database()
    {
        await using var app = await StartAsync();
        var before = app.Counter.Commands;
        foreach (var query in HostileCorpus.OfMalformedText())
            await RefusedAsync(app, query);

        Assert.Equal(before, app.Counter.Commands);
    }

    [Fact]
    public async Task Forged_cursors_are_refused_before_the_database_is_asked()
    {
        await using var app = await StartAsync();
        var next = (await app.GetAsync("/walk?page_size=2"))["page"]!["next"]!.ToString();
        var before = app.Counter.Commands;
        for (var i = 0; i < next.Length; i++)
        {
            var forged = next[..i] + (next[i] == 'A' ? 'B' : 'A') + next[(i + 1)..];
            var problem = await app.GetAsync($"/walk?page_size=2&after={forged}", HttpStatusCode.BadRequest);
            Assert.Equal("unreadable", problem["reason"]!.ToString());
        }

        Assert.Equal(before, app.Counter.Commands);
    }

    [Fact]
    public async Task No_request_takes_much_memory()
    {
        await using var app = await StartAsync();
        var endpoint = app.App.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<QueryRequestMetadata>() is not null);
        await using var scope = app.App.Services.CreateAsyncScope();
        using var bound = app.App.Services.UseMixins();
        var worst = (Bytes: 0L, Query: "");
        var slowest = (Time: TimeSpan.Zero, Query: "");
        foreach (var query in HostileCorpus.OfMalformedText()
            .Concat(HostileCorpus.OfHiddenMembers().Select(one => one.Asked).Take(2_000))
            .Where(text => text.Length <= 4096))
        {
            var runs = Enumerable.Range(0, 5).Select(_ => Measure(query)).ToList();
            var (bytes, time) = (runs.Min(run => run.Bytes), runs.Min(run => run.Time));
            if (bytes > worst.Bytes)
                worst = (bytes, query);
            if (time > slowest.Time)
                slowest = (time, query);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"at most {worst.Bytes} bytes, {slowest.Time.TotalMicroseconds:F0} µs: {Head(slowest.Query)}");

        Assert.True(worst.Bytes < MostBytes, $"{worst.Bytes} bytes: {Head(worst.Query)}");

        static string Head(string query) => query[..Math.Min(200, query.Length)];

        (long Bytes, TimeSpan Time) Measure(string query)
        {
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            context.Request.Method = "GET";
            context.Request.QueryString = new QueryString("?" + query);
            context.SetEndpoint(endpoint);
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var reading = QueryRequestReader.ReadAsync<Post>(context);
            var time = Stopwatch.GetElapsedTime(start);
            Assert.True(reading.IsCompletedSuccessfully);
            return (GC.GetAllocatedBytesForCurrentThread() - before, time);
        }
    }

    [Fact]
    public async Task All_shapes_of_hosting_refuse_alike()
    {
        await using var app = await Shapes.StartAsync();
        var corpus = HostileCorpus.OfHiddenMembers().Select(one => one.Asked).Where((_, i) => i % 41 == 0)
            .Concat(HostileCorpus.OfMalformedText().Where((text, i) => i % 13 == 0 && text.Length < 4096)).ToList();
        var before = app.Counter.Commands;

        foreach (var query in corpus)
        {
            var answers = new HashSet<string>();
            foreach (var url in Shapes.Urls)
                answers.Add(Instance().Replace(await RefusedAsync(app, query, url), ""));
            Assert.True(answers.Count == 1, $"{query}\n{string.Join('\n', answers)}");
        }

        Assert.Equal(before, app.Counter.Commands);
    }

    [Fact]
    public async Task All_shapes_of_hosting_give_the_same_page()
    {
        await using var app = await Shapes.StartAsync();
        var answers = new HashSet<string>();

        foreach (var url in Shapes.Urls)
            answers.Add((await app.GetAsync($"{url}?rating__ge=3&order_by=-id&page_size=3")).ToJsonString());

        Assert.Single(answers);
        Assert.Contains("\"items\":[{\"id\":29,", answers.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/group/posts?tenant=1&id=1", HttpStatusCode.OK)]
    [InlineData("/struct?tenant=1&id=1", HttpStatusCode.OK)]
    [InlineData("/api/posts?tenant=1&id=1", HttpStatusCode.OK)]
    [InlineData("/posts?tenant=1&id=1", HttpStatusCode.BadRequest)]
    public async Task Parameters_of_the_handler_are_known(string url, HttpStatusCode status)
    {
        await using var app = await Shapes.StartAsync();

        await app.GetAsync(url, status);
    }

    private static Task<BlogApp> StartAsync()
        => BlogApp.StartAsync(app =>
        {
            app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());
            app.MapGet("/walk", (QueryRequest<Post> query) => query.CursorPageAsync()).WithQuery(new PostQueries());
        });

    private static async Task<string> RefusedAsync(BlogApp app, string query, string url = "/posts")
    {
        using var response = await app.Client.GetAsync(new Uri($"{url}?{query}", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode == HttpStatusCode.BadRequest,
            $"{query[..Math.Min(300, query.Length)]} was answered with {response.StatusCode}: {text}");
        return TraceId().Replace(text, "");
    }

    [GeneratedRegex(""","traceId":"[^"]*"|"traceId":"[^"]*",?""")]
    private static partial Regex TraceId();

    [GeneratedRegex(""""instance":"[^"]*",?"""")]
    private static partial Regex Instance();
}
