using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/serialization.md.</summary>
public abstract class SerializationPageSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Writing()
    {
        var user = await User.CreateAsync(new { Name = "Bill", Email = "a@b" }, cancellationToken: Cancellation);
        await Post.CreateAsync(new { Body = "hello", UserId = user.Id }, cancellationToken: Cancellation);
        var posts = await Post.AllAsync(Post.Select().Include(p => p.User).Include(p => p.Comments), cancellationToken: Cancellation);
        var post = posts[0];

        var row = post.ToDictionary();
        var withUser = post.ToDictionary(include: ["id", "body", "user.name"]);
        var withoutEmail = post.ToDictionary(nested: true, exclude: ["user.email"]);
        var threads = post.ToDictionary(includeRelationships: ["comments.author"]);
        var all = posts.ToDictionaries(nested: true, maxDepth: 2);

        var json = post.ToJsonNode(nested: true);
        var array = posts.ToJsonArray(include: ["id", "body"]);
        var snake = post.ToJsonNode(options: new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

        var model = post.ToModel<PostModel>();

        Assert.Equal((13, 15, 14, 1), (row.Count, withoutEmail.Count, threads.Count, all.Count));
        Assert.Equal("{\"Id\":1,\"Body\":\"hello\",\"User\":{\"Name\":\"Bill\"}}", JsonSerializer.Serialize(withUser));
        Assert.Equal(("Bill", "[{\"id\":1,\"body\":\"hello\"}]", 1), ((string?)json["user"]?["name"], array.ToJsonString(), (int?)snake["user_id"]));
        Assert.Equal(("hello", "Bill", 0), (model.Body, model.User?.Name, model.Comments.Count));
    }
}
