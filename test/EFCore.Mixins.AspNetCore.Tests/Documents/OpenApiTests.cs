using System.Text.Json.Nodes;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.OpenApi;

namespace EFCore.Mixins.AspNetCore.Tests.Documents;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_lists_exactly_what_the_policy_allows()
    {
        await using var app = await StartAsync();

        var document = await app.GetAsync("/openapi/v1.json");

        var names = document["paths"]!["/posts"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.ToString());
        Assert.Equal(
            [
                "author", "author__ne", "author__in", "author__notin", "author__isnull", "author__startswith", "author__istartswith", "author__iexact",
                "comments___body",
                "rating", "rating__ne", "rating__gt", "rating__ge", "rating__lt", "rating__le", "rating__in", "rating__notin", "rating__between",
                "popular", "order_by", "load", "fields", "page_size", "page",
            ],
            names);
        Assert.DoesNotContain("secret", document.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("passwordHash", document.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_document_is_always_the_same()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();

        Assert.Equal(await TextAsync(first), await TextAsync(first));
        Assert.Equal(await TextAsync(first), await TextAsync(second));
    }

    [Fact]
    public async Task The_document_is_valid()
    {
        await using var app = await StartAsync();

        var read = OpenApiDocument.Parse(await TextAsync(app), "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Fact]
    public async Task Pages_and_bodies_have_the_members_of_the_policy()
    {
        await using var app = await StartAsync();

        var document = await app.GetAsync("/openapi/v1.json");

        var row = document["paths"]!["/posts"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["properties"]!["items"]!["items"]!;
        Assert.Equal("""["id","title","user"]""", Keys(row["properties"]!));
        var patch = document["paths"]!["/posts/{id}"]!["patch"]!["requestBody"]!["content"]!["application/merge-patch+json"]!["schema"]!;
        Assert.Equal("""["title"]""", Keys(patch["properties"]!));
        Assert.NotNull(document["components"]!["schemas"]!["PostFilter"]);
    }

    private static string Keys(JsonNode node) => new JsonArray([.. node.AsObject().Select(pair => (JsonNode)pair.Key)]).ToJsonString();

    private static Task<string> TextAsync(BlogApp app) => app.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

    private static Task<BlogApp> StartAsync()
        => BlogApp.StartAsync(
            app =>
            {
                app.MapOpenApi();
                app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery<Post>(Allow);
                app.MapPost("/posts/query", (QueryRequest<Post> query) => query.PageAsync()).WithQuery<Post>(Allow);
                app.MapGet("/walk", (QueryRequest<Post> query) => query.CursorPageAsync()).WithQuery<Post>(policy => Allow(policy.Cursors("id")));
                app.MapPatch("/posts/{id}", async (int id, PatchRequest<Post> patch) => Results.Row(await (await Post.FindOrFailAsync(id)).UpdateAsync(patch)))
                    .WithQuery<Post>(policy => policy.Write(p => p.Title));
            },
            services => services.AddOpenApi().AddMixinsOpenApi());

    private static void Allow(QueryPolicy<Post> policy)
    {
        policy.Filter(p => p.Rating).Filter("author", p => p.User!.Name)
            .Sort(p => p.Id).Load(p => p.User).Read(p => p.Id, p => p.Title, p => p.User!.Name).Named("popular", p => p.Rating > 3);
        policy.FilterMany(p => p.Comments, Rows.All).Filter(c => c.Body, FilterOperators.Exact);
    }
}
