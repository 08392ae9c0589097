// A small API for a music shop: dotnet run samples/ShopApi.cs -- serve [path of chinook.sqlite]
// It listens on http://localhost:5187, its documents are on /scalar; of Chinook it serves a copy. Without 'serve' it asks itself a few questions, and ends.
#:sdk Microsoft.NET.Sdk.Web
#:project ../src/EFCore.Mixins.AspNetCore
#:project ../src/EFCore.Mixins.AspNetCore.OpenApi
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.AspNetCore.OpenApi
#:package Microsoft.EntityFrameworkCore.Sqlite
#:package Scalar.AspNetCore

using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text;
using System.Text.Json.Nodes;
using EFCore.Mixins;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scalar.AspNetCore;

const string Url = "http://localhost:5187";

var serves = args is ["serve", ..];
var source = args is ["serve", var path] ? $"Data Source={Chinook.Copy(path)}" : "Data Source=shopapi;Mode=Memory;Cache=Shared";
await using var keeper = new SqliteConnection(source); // a database in memory lives as long as a connection to it
await keeper.OpenAsync();

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
builder.WebHost.UseUrls(serves ? Url : "http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(serves ? LogLevel.Information : LogLevel.None);
builder.Services.AddMixins<ShopContext>(options => options.UseSqlite(source).UseSqliteMixins());
builder.Services.AddMixinsProblemDetails();
builder.Services.AddOpenApi().AddMixinsOpenApi();
builder.Services.AddQueryPolicy<Album, AlbumQueries>();

var app = builder.Build();
app.UseExceptionHandler();
app.UseMixins();
app.MapOpenApi();
app.MapScalarApiReference();

app.MapGet("/artists", (QueryRequest<Artist> query) => query.PageAsync())
    .WithQuery<Artist>(policy => policy.Filter(artist => artist.Name).Sort(artist => artist.Name).Read(artist => artist.ArtistId, artist => artist.Name));

var albums = app.MapGroup("/albums").WithUnitOfWork();
albums.MapGet("/", (QueryRequest<Album> query) => query.PageAsync());
albums.MapGet("/walk", (QueryRequest<Album> query) => query.CursorPageAsync());
albums.MapPost("/query", (QueryRequest<Album> query) => query.PageAsync());
albums.MapGet("/{id:int}", async (int id) => Results.Row(await Album.FindOrFailAsync(id)));
albums.MapPost("/", async (WriteRequest<Album> request) =>
{
    var album = await Album.CreateAsync(request.Values);
    return Results.Row(album, location: $"/albums/{album.AlbumId}");
});
albums.MapPatch("/{id:int}", async (int id, PatchRequest<Album> patch) => Results.Row(await (await Album.FindOrFailAsync(id)).UpdateAsync(patch)))
    .RequireIfMatch();
albums.MapDelete("/{id:int}", async (int id, HttpContext http) =>
{
    var album = await Album.FindOrFailAsync(id);
    http.CheckIfMatch(album);
    await album.DeleteAsync();
    return Results.NoContent();
}).RequireIfMatch();

if (source.Contains("Memory", StringComparison.Ordinal))
    await SmallShop.CreateAsync(app.Services);
if (serves)
{
    await app.RunAsync();
    return;
}

await app.StartAsync();
using (var visitor = new Visitor(new Uri(app.Urls.First())))
    await visitor.AskAsync();
await app.StopAsync();

[Table("Artist")]
public class Artist : IWebApiMixin
{
    public int ArtistId { get; set; }

    public string? Name { get; set; }

    public List<Album> Albums { get; } = [];
}

[Table("Album")]
public class Album : IWebApiMixin
{
    public int AlbumId { get; set; }

    public required string Title { get; set; }

    public int ArtistId { get; set; }

    [ConcurrencyCheck]
    public int Version { get; set; }

    public Artist? Artist { get; set; }
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Artist> Artists => Set<Artist>();

    public DbSet<Album> Albums => Set<Album>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var album in ChangeTracker.Entries<Album>().Where(entry => entry.State == EntityState.Modified))
            album.Entity.Version++;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

public static class Chinook
{
    /// <summary>A copy with a column for the version of albums.</summary>
    public static string Copy(string path)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"shopapi-{Guid.NewGuid():N}.sqlite");
        File.Copy(path, copy);
        using var connection = new SqliteConnection($"Data Source={copy}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE Album ADD COLUMN Version INTEGER NOT NULL DEFAULT 0";
        command.ExecuteNonQuery();
        return copy;
    }
}

/// <summary>What clients may ask of albums; anything else is answered with 400.</summary>
public sealed class AlbumQueries : QueryPolicy<Album>
{
    public AlbumQueries()
    {
        Filter(album => album.AlbumId);
        Filter(album => album.Title, FilterOperators.Equality | FilterOperators.Prefix | FilterOperators.Contains);
        Filter("artist", album => album.Artist!.Name);
        Sort(album => album.AlbumId).Sort(album => album.Title).Sort("artist", album => album.Artist!.Name);
        Load(album => album.Artist);
        Read(album => album.AlbumId, album => album.Title, album => album.Artist!.Name);
        Write(album => album.Title, album => album.ArtistId);
        Search("q", album => album.Title, album => album.Artist!.Name);
        Cursors(defaultOrder: ["album_id"]).Links();
    }
}

public static class SmallShop
{
    public static async Task CreateAsync(IServiceProvider services)
    {
        await using (var db = services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext())
            await db.Database.EnsureCreatedAsync();
        using (services.UseMixins())
        {
            foreach (var (name, titles) in new (string, string[])[] { ("Iron Maiden", ["Killers", "Powerslave"]), ("Portishead", ["Dummy", "Third"]) })
            {
                var artist = await Artist.CreateAsync(new { Name = name });
                foreach (var title in titles)
                    await Album.CreateAsync(new { Title = title, artist.ArtistId });
            }
        }
    }
}

/// <summary>Asks the API, and prints what it answers.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address };

    public async Task AskAsync()
    {
        await SendAsync("GET", "/albums?artist=Iron Maiden&order_by=-title&load=artist");
        await SendAsync("GET", "/albums?q=dum&fields=title");
        await SendAsync("GET", "/albums?or[title__startswith]=T&or[album_id]=1&page_size=1");
        await SendAsync("POST", "/albums/query", """{ "where": { "or": [ { "artist": "Portishead" }, { "album_id": 1 } ] }, "page": { "size": 2 } }""");
        await SendAsync("GET", "/albums?secret=1&title__regex=(a%2B)%2B&page_size=1000");
        await SendAsync("POST", "/albums", """{ "title": "Aion", "artistId": 77 }""");
        await SendAsync("POST", "/albums", """{ "title": "Roseland", "artistId": 2 }""");
        await SendAsync("PATCH", "/albums/1", """{ "title": "Killers (live)" }""");
        var tag = await SendAsync("GET", "/albums/1");
        await SendAsync("PATCH", "/albums/1", """{ "title": "Killers (live)" }""", tag);
        await SendAsync("PATCH", "/albums/1", """{ "title": "Again" }""", tag);
        await SendAsync("DELETE", "/albums/1", null, "*");
        await SendAsync("GET", "/albums/1");
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        Console.WriteLine(string.Join(' ', document!["paths"]!["/albums"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"])));
        using var page = await client.GetAsync(new Uri("/scalar", UriKind.Relative));
        Console.WriteLine($"GET /scalar: {(int)page.StatusCode}");
    }

    public void Dispose() => client.Dispose();

    private async Task<string?> SendAsync(string method, string url, string? body = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, method == "PATCH" ? "application/merge-patch+json" : "application/json");
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = text.Length == 0 ? null : JsonNode.Parse(text);
        (answer as JsonObject)?.Remove("traceId");
        Console.WriteLine($"{method} {url} {body}".TrimEnd());
        Console.WriteLine($"    {(int)response.StatusCode} {answer?.ToJsonString()}".TrimEnd());
        return response.Headers.ETag?.ToString();
    }
}
