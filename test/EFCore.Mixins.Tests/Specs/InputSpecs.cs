using System.Text.Json;
using System.Text.Json.Nodes;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Values in the forms in which applications have them: JSON, objects of their own within objects, values of new children.</summary>
public abstract class InputSpecs(Backend backend) : RecordSpecs(backend)
{
    private const string Json =
        """{"Body": "a", "rating": 5, "title": null, "kind": "review", "day": "2024-02-29", "price": 1.5,"""
        + """ "comments": [{"Body": "b"}, {"body": "c", "score": 2}]}""";

    public static TheoryData<string> Forms { get; } = ["JsonElement", "JsonDocument", "JsonObject", "Dictionary"];

    [Theory]
    [MemberData(nameof(Forms))]
    public virtual async Task JSON_creates(string form)
    {
        var post = await Post.CreateAsync(Read(form, Json), cancellationToken: Cancellation);
        var row = await InDatabaseAsync<Post>(post.Id);

        Assert.Equal(("a", 5, null, PostKind.Review, new DateOnly(2024, 2, 29), 1.5m), (row?.Body, row?.Rating, row?.Title, row?.Kind, row?.Day, row?.Price));
        Assert.Equal(["b", "c"], await Comment.Where(new { post }).OrderBy(comment => comment.Body).Select(comment => comment.Body).ToListAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public virtual async Task JSON_fills_updates_and_finds(string form)
    {
        var post = await Post.CreateAsync(new { Body = "x", Title = "y" }, cancellationToken: Cancellation);
        await post.UpdateAsync(Read(form, """{"Title": null, "rating": 3}"""), cancellationToken: Cancellation);
        post.Fill(Read(form, """{"archived": true}"""), only: ["Archived"]);
        await post.SaveAsync(cancellationToken: Cancellation);

        var row = await InDatabaseAsync<Post>(post.Id);
        Assert.Equal(("x", null, 3, true), (row?.Body, row?.Title, row?.Rating, row?.Archived));
        Assert.Equal(post.Id, (await Post.Query(Read(form, """{"rating": 3, "title": null}""")).SingleAsync(Cancellation)).Id);
        Assert.Equal(post.Id, (await Post.FindAsync(Value(form, post.Id), cancellationToken: Cancellation))?.Id);
    }

    [Theory]
    [InlineData("5", "a number (long)")]
    [InlineData("[1]", "a list")]
    [InlineData("\"a\"", "text")]
    [InlineData("true", "a boolean")]
    public virtual void JSON_without_names_is_no_values(string json, string given)
        => Assert.Equal(
            $"The values do not fit 'Post', and nothing was set: 'values': an object with properties, a dictionary or a lambda is expected, {given} was given.",
            Assert.Throws<FillException>(() => new Post { Body = "x" }.Fill(JsonDocument.Parse(json).RootElement)).Message);

    [Fact]
    public virtual async Task A_part_may_be_an_object_of_any_class()
    {
        var order = await CreateOrderAsync();
        await order.UpdateAsync(new OrderInput(new AddressInput("Basel"), new { Amount = 7m }), cancellationToken: Cancellation);
        Assert.Equal(("Basel", 7m), (await InDatabaseAsync<Order>(order.Id) is { } row) ? (row.Address?.City, row.Total.Amount) : default);

        // the text is an object
        await order.UpdateAsync(JsonNode.Parse("""{"address": {"City": "Bern"}, "total": {"amount": 8}}""")!, cancellationToken: Cancellation);
        Assert.Equal(("Bern", 8m), (await InDatabaseAsync<Order>(order.Id) is { } next) ? (next.Address?.City, next.Total.Amount) : default);
        var refused = Assert.Throws<FillException>(() => order.Fill(new { Address = new AddressInput("x"), Total = new { Amuont = 1 } }));
        Assert.Equal("Total.Amuont", Assert.Single(refused.Problems).Name);
    }

    [Fact]
    public virtual async Task New_children_come_from_values()
    {
        var user = await User.CreateAsync(
            new
            {
                Name = "Ana",
                Posts = new object[]
                {
                    new { Body = "a", Comments = new[] { new { Body = "b" } } },
                    new Dictionary<string, object?> { ["body"] = "c" },
                    new Post { Body = "d" },
                },
            },
            cancellationToken: Cancellation);
        Assert.Equal(["a", "c", "d"], await Post.Where(new { user }).OrderBy(post => post.Body).Select(post => post.Body).ToListAsync(Cancellation));
        Assert.Equal(1, await Comment.Where(new { post___user = user }).CountAsync(Cancellation));

        var document = await Document.CreateAsync(
            new { Title = "root", Children = new[] { new { Title = "leaf", Children = new[] { new { Title = "deep" } } } } },
            cancellationToken: Cancellation);
        Assert.Equal("leaf", Assert.Single(document.Children).Title);
        Assert.Equal(3, await CountAsync<Document>());
        var article = await Article.CreateAsync(
            new { Title = "a", Labels = new[] { new { Name = "l" } }, Remarks = new[] { new { Text = "r" } }, Keywords = new[] { "k" } },
            cancellationToken: Cancellation);
        var row = await Article.Query(new { article.Id }, load: new LoadPlan().SelectIn("labels")).SingleAsync(Cancellation);
        Assert.Equal(("l", "r", "k"), (row.Labels.Single().Name, row.Remarks.Single().Text, row.Keywords.Single()));
    }

    [Fact]
    public virtual void Problems_of_children_are_reported_with_their_path()
    {
        var refused = Assert.Throws<FillException>(() => new User { Name = "Ana" }.Fill(new
        {
            posts = new object[] { new { Body = "a" }, new { Bdy = "b", Comments = new[] { new { Body = (string?)null } } }, new { Body = "c", Id = 5 } },
        }));
        Assert.Equal(
            [("Posts[1].Bdy", FillProblemKind.Unknown), ("Posts[1].Comments[0].Body", FillProblemKind.NullValue), ("Posts[2].Id", FillProblemKind.NotSettable)],
            refused.Problems.Select(problem => (problem.Name, problem.Kind)));
        Assert.Equal(
            ["Nope"],
            Assert.Throws<FillException>(() => new User { Name = "Ana" }.Fill(new { Nope = 1, posts = new[] { new { Body = "a" } } })).Problems
                .Select(problem => problem.Name));
        Assert.Equal(
            "Posts[0].Body",
            Assert.Single(Assert.Throws<FillException>(() => new User { Name = "Ana" }.Fill(new { posts = new[] { new { Title = "a" } } })).Problems).Name);
        Assert.Equal(
            "a list of 'Post' is expected, its element 1 is a number (int)",
            Assert.Single(
                Assert.Throws<FillException>(() => new User { Name = "Ana" }.Fill(new { posts = new object[] { new { Body = "a" }, 5 } })).Problems).Reason);
    }

    [Fact]
    public virtual void Values_that_nest_endlessly_are_refused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"title\":\"a\",\"children\":[", 2_000)) + string.Concat(Enumerable.Repeat("]}", 2_000));
        var refused = Assert.Throws<FillException>(
            () => new Document { Title = "a" }.Fill(JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue })));
        Assert.Contains("values nest deeper than 32", Assert.Single(refused.Problems).Reason, StringComparison.Ordinal);
        var cycle = new Dictionary<string, object?> { ["title"] = "a" };
        cycle["children"] = new[] { cycle };
        Assert.Throws<FillException>(() => new Document { Title = "a" }.Fill(cycle));
    }

    [Fact]
    public virtual void Problems_name_a_member_as_the_model_does()
    {
        var refused = Assert.Throws<FillException>(() => new Post { Body = "x" }.Fill(new { kind = "Articel", user_id = "x", views = (long?)null, nope = 1 }));
        Assert.Equal(["Kind", "UserId", "Views", "nope"], refused.Problems.Select(problem => problem.Name));
        Assert.Equal(
            "a name or number of PostKind (Note, Article, Review) is expected, text that is none of them (nearest: Article) was given",
            refused.Problems[0].Reason);
        Assert.Equal(
            "a list of 'Comment' is expected, a number (int) was given",
            Assert.Single(Assert.Throws<FillException>(() => new Post { Body = "x" }.Fill(new { comments = 5 })).Problems).Reason);
    }

    [Fact]
    public virtual void Null_where_a_value_is_required_is_a_kind_of_its_own()
    {
        // the text is an object
        var refused = Assert.Throws<FillException>(() => new Comment { Body = "x" }.Fill(JsonNode.Parse("""{"Body": null, "Post": null, "PostId": null}""")!));
        Assert.All(refused.Problems, problem => Assert.Equal(FillProblemKind.NullValue, problem.Kind));
        Assert.Equal(3, refused.Problems.Count);
        Assert.Equal(
            FillProblemKind.NullValue,
            Assert.Single(Assert.Throws<FillException>(() => new Order { Total = new Money() }.Fill(new { Total = (object?)null })).Problems).Kind);
    }

    private static object Read(string form, string json)
        => form switch
        {
            "JsonElement" => JsonDocument.Parse(json).RootElement,
            "JsonDocument" => JsonDocument.Parse(json),
            "JsonObject" => JsonNode.Parse(json)!, // the text is an object
            _ => JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!, // the text is an object
        };

    private static object Value(string form, int value)
        => form switch
        {
            "JsonElement" => JsonSerializer.SerializeToElement(value),
            "JsonDocument" => JsonSerializer.SerializeToDocument(value),
            "JsonObject" => JsonValue.Create(value),
            _ => value,
        };

    private sealed record AddressInput(string City);

    private sealed record OrderInput(AddressInput Address, object Total);
}
