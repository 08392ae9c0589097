using System.Net;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Writing;

public sealed class WriteTests
{
    private const string MergePatch = "application/merge-patch+json";

    [Fact]
    public async Task A_patch_changes_what_it_names()
    {
        await using var app = await BlogApp.StartAsync(Map);

        var patched = await app.SendAsync(HttpMethod.Patch, "/posts/1", """{ "title": null, "rating": 3 }""", HttpStatusCode.OK, MergePatch);

        Assert.Equal("""{"id":1,"title":null,"rating":3}""", patched.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "secret": "x" }""", "/secret", "name")]
    [InlineData("""{ "zzz": "x" }""", "/zzz", "name")]
    [InlineData("""{ "id": 7 }""", "/id", "name")]
    [InlineData("""{ "version": 7 }""", "/version", "name")]
    [InlineData("""{ "rating": null }""", "/rating", "null")]
    [InlineData("""{ "rating": "x" }""", "/rating", "value")]
    [InlineData("""[]""", "", "json")]
    [InlineData("""{ "rating": 1, "rating": 2 }""", "", "json")]
    public async Task A_patch_that_does_not_fit_is_refused(string body, string place, string code)
    {
        await using var app = await BlogApp.StartAsync(Map);
        var before = app.Counter.Commands;

        var problem = await app.SendAsync(HttpMethod.Patch, "/posts/1", body, HttpStatusCode.BadRequest, MergePatch);

        var error = problem["errors"]![0]!;
        Assert.Equal((place, code), (error["pointer"]!.ToString(), error["code"]!.ToString()));
        Assert.Equal(before, app.Counter.Commands);
    }

    [Fact]
    public async Task A_patch_of_another_type_is_415()
    {
        await using var app = await BlogApp.StartAsync(Map);

        await app.SendAsync(HttpMethod.Patch, "/posts/1", "{}", HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_new_row_has_a_location_and_a_tag()
    {
        await using var app = await BlogApp.StartAsync(Map);
        using var content = new StringContent("""{ "title": "New", "rating": 2 }""", System.Text.Encoding.UTF8, "application/json");

        using var response = await app.Client.PostAsync(new Uri("/posts", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/posts/31", response.Headers.Location!.ToString());
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Put_asks_for_all_values()
    {
        await using var app = await BlogApp.StartAsync(Map);

        var problem = await app.SendAsync(HttpMethod.Put, "/posts/1", """{ "title": "x" }""", HttpStatusCode.BadRequest);

        Assert.Equal(["/rating", "/userId"], problem["errors"]!.AsArray().Select(error => error!["pointer"]!.ToString()));
    }

    [Fact]
    public async Task A_row_is_changed_by_who_has_read_it()
    {
        await using var app = await BlogApp.StartAsync(Map);
        var tag = await TagAsync(app);

        Assert.Equal(428, await PatchAsync(app, null));
        Assert.Equal(412, await PatchAsync(app, "\"other\""));
        Assert.Equal(412, await PatchAsync(app, "W/" + tag));
        Assert.Equal(200, await PatchAsync(app, tag));
        Assert.Equal(412, await PatchAsync(app, tag));
        Assert.Equal(200, await PatchAsync(app, "*"));
    }

    [Fact]
    public async Task A_row_that_is_known_is_304()
    {
        await using var app = await BlogApp.StartAsync(Map);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/posts/1");
        request.Headers.TryAddWithoutValidation("If-None-Match", await TagAsync(app));

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    private static void Map(WebApplication app)
    {
        var posts = app.MapGroup("/posts").WithQueryPolicy(typeof(PostQueries));
        posts.MapGet("/{id:int}", async (int id) => Results.Row(await Post.FindOrFailAsync(id)));
        posts.MapPost("/", async (WriteRequest<Post> request) =>
        {
            var post = await Post.CreateAsync(request.Values);
            return Results.Row(post, location: $"/posts/{post.Id}");
        });
        posts.MapPut("/{id:int}", async (int id, WriteRequest<Post> request) => Results.Row(await (await Post.FindOrFailAsync(id)).UpdateAsync(request)));
        posts.MapPatch("/{id:int}", async (int id, PatchRequest<Post> patch) => Results.Row(await (await Post.FindOrFailAsync(id)).UpdateAsync(patch)));
        posts.MapPatch("/guarded/{id:int}", async (int id, PatchRequest<Post> patch, HttpContext http) =>
        {
            var post = await Post.FindOrFailAsync(id);
            http.CheckIfMatch(post);
            post.Version++;
            return Results.Row(await post.UpdateAsync(patch));
        }).RequireIfMatch();
    }

    private static async Task<string> TagAsync(BlogApp app)
    {
        using var response = await app.Client.GetAsync(new Uri("/posts/1", UriKind.Relative));
        return response.Headers.ETag!.ToString();
    }

    private static async Task<int> PatchAsync(BlogApp app, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/posts/guarded/1")
        {
            Content = new StringContent("""{ "rating": 5 }""", System.Text.Encoding.UTF8, MergePatch),
        };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var response = await app.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
