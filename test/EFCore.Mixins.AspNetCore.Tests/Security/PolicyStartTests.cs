using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Security;

public sealed class PolicyStartTests
{
    [Fact]
    public async Task An_endpoint_without_a_policy_fails_the_start()
    {
        var error = await FailAsync(app => app.MapGet("/open", (QueryRequest<Post> query) => query.PageAsync()));

        Assert.StartsWith(
            "Endpoint 'HTTP: GET /open' takes a 'QueryRequest<Post>', and no policy defines what it allows.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_over_many_rows_needs_a_decision()
    {
        var error = await FailAsync(app => app.MapGet("/", (QueryRequest<Post> query) => query.PageAsync())
            .WithQuery<Post>(policy => policy.Filter(p => p.Comments.Select(c => c.Body))));

        Assert.Contains("'Comments.Body' leads through many rows.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_by_rows_that_are_hidden_fails_the_start()
    {
        var error = await FailAsync(app => app.MapGet("/", (QueryRequest<Post> query) => query.PageAsync())
            .WithQuery<Post>(policy => policy.FilterMany(p => p.Comments, c => !c.Hidden).And.Sort(p => p.Comments, SortAggregates.Count)));

        Assert.Contains("would count rows that its 'FilterMany' hides", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_never_written_fails_the_start()
    {
        var error = await FailAsync(
            app => app.MapPatch("/", (PatchRequest<Post> patch) => patch.Allowed).WithMetadata(new QueryPolicyAttribute(typeof(WritesKey))));

        Assert.Contains("'Write' does not take 'Id'", error.Message, StringComparison.Ordinal);
    }

    private static async Task<InvalidOperationException> FailAsync(Action<WebApplication> map)
        => await Assert.ThrowsAsync<InvalidOperationException>(async () => await BlogApp.StartAsync(map));

    public sealed class WritesKey : QueryPolicy<Post>
    {
        public WritesKey() => Write(p => p.Id);
    }
}
