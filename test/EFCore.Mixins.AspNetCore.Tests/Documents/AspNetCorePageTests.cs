using System.Text.Json.Nodes;
using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.AspNetCore.Tests.Documents;

/// <summary>The lines of docs/aspnetcore.md.</summary>
public sealed class AspNetCorePageTests
{
    [Fact]
    public async Task Six_lines_are_a_list()
    {
        const string connection = "Data Source=page;Mode=Memory;Cache=Shared";
        await using var keeper = new SqliteConnection(connection);
        await keeper.OpenAsync(TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddMixins<BlogContext>(options => options.UseSqlite(connection).UseSqliteMixins());
        builder.Services.AddMixinsProblemDetails().AddOpenApi().AddMixinsOpenApi();
        await using var app = builder.Build();
        app.UseExceptionHandler().UseMixins();
        app.MapOpenApi();
        app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync())
            .WithQuery<Post>(policy => policy.Filter(p => p.Rating).Filter(p => p.Title).Sort(p => p.Id).Pages(total: Total.Exact));
        await using (var db = app.Services.GetRequiredService<IDbContextFactory<BlogContext>>().CreateDbContext())
            BlogData.Fill(db);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        var text = await client.GetStringAsync(
            new Uri("/posts?rating__ge=3&title__startswith=Post&order_by=-id&page_size=2", UriKind.Relative),
            TestContext.Current.CancellationToken);

        var page = JsonNode.Parse(text)!;
        Assert.Equal("""{"rating":5,"title":"Post 29","id":29}""", page["items"]![0]!.ToJsonString());
        Assert.True(page["page"]!["total"]!.GetValue<int>() > 2);
    }
}
