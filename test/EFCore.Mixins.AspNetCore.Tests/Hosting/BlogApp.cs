using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

/// <summary>A web application on a database in memory, or in a file of its own.</summary>
public sealed class BlogApp : IAsyncDisposable
{
    private readonly SqliteConnection? keeper;
    private readonly string? file;

    private BlogApp(WebApplication app, CommandCounter counter, SqliteConnection? keeper, string? file)
    {
        App = app;
        Counter = counter;
        this.keeper = keeper;
        this.file = file;
        Client = app.GetTestClient();
    }

    public WebApplication App { get; }

    public CommandCounter Counter { get; }

    public HttpClient Client { get; }

    /// <summary>Makes the application and starts it.</summary>
    public static async Task<BlogApp> StartAsync(
        Action<WebApplication> map,
        Action<IServiceCollection>? add = null,
        Action<MixinsRequestOptions>? requests = null,
        string environment = "Production",
        bool inFile = false,
        string? postgres = null,
        Action<SqliteDbContextOptionsBuilder>? sqlite = null)
    {
        var counter = new CommandCounter();
        var file = inFile ? Path.Combine(Path.GetTempPath(), $"blog-{Guid.NewGuid():N}.db") : null;
        var connection = file is null ? $"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared" : $"Data Source={file}";
        var keeper = file is null ? new SqliteConnection(connection) : null;
        keeper?.Open();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddMixins<BlogContext>(options => _ = postgres is null
            ? options.UseSqlite(connection, sqlite).UseSqliteMixins().AddInterceptors(counter)
            : options.UseNpgsql(postgres).UsePostgreSqlMixins().AddInterceptors(counter));
        builder.Services.AddMixinsProblemDetails();
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseMixins(requests);
        map(app);
        await using (var db = app.Services.GetRequiredService<IDbContextFactory<BlogContext>>().CreateDbContext())
            BlogData.Fill(db);
        await app.StartAsync();
        return new BlogApp(app, counter, keeper, file);
    }

    public async Task<JsonNode> GetAsync(string url, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(new Uri(url, UriKind.Relative));
        return await ReadAsync(response, status);
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string url, string json, HttpStatusCode status, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, url) { Content = new StringContent(json, Encoding.UTF8, type) };
        using var response = await Client.SendAsync(request);
        return await ReadAsync(response, status);
    }

    public BlogContext Db() => App.Services.GetRequiredService<IDbContextFactory<BlogContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        keeper?.Dispose();
        if (file is null)
            return;
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        return (text.Length == 0 ? null : JsonNode.Parse(text)) ?? new JsonObject();
    }
}
