using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Models of every form, rows of every form, and round trips through JSON.</summary>
public abstract class ToModelShapeSpecs(Backend backend) : RecordSpecs(backend)
{
    private static readonly User Bill = new()
    {
        Id = 1,
        Name = "Bill",
        Age = 3,
        Posts = { new Post { Id = 2, Body = "b", Kind = PostKind.Review }, new Post { Id = 3, Body = "c" } },
    };

    [Fact]
    public virtual void Classes_of_every_form_are_made()
    {
        Assert.Equal(new Positional(1, "Bill", 3), Bill.ToModel<Positional>());
        Assert.Equal(new InitOnly { Id = 1, Name = "Bill" }, Bill.ToModel<InitOnly>());
        Assert.Equal((1, "Bill", 3), (Bill.ToModel<Primary>().Id, Bill.ToModel<Primary>().Text, Bill.ToModel<Primary>().Age));
        Assert.Equal(new Struct { Id = 1, Name = "Bill" }, Bill.ToModel<Struct>());
        Assert.Equal(new StructRecord(1, "Bill"), Bill.ToModel<StructRecord>());
        Assert.Equal((1, "Bill"), (Bill.ToModel<Derived>().Id, Bill.ToModel<Derived>().Name));
    }

    [Fact]
    public virtual void Lists_of_every_form_are_made()
    {
        var lists = Bill.ToModel<Lists<PostBody[]>>();

        Assert.Equal(["b", "c"], lists.Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<List<PostBody>>>().Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<IList<PostBody>>>().Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<IReadOnlyList<PostBody>>>().Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<IReadOnlyCollection<PostBody>>>().Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<IEnumerable<PostBody>>>().Posts.Select(post => post.Body));
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<HashSet<PostBody>>>().Posts.Select(post => post.Body).Order());
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<ISet<PostBody>>>().Posts.Select(post => post.Body).Order());
        Assert.Equal(["b", "c"], Bill.ToModel<Lists<IReadOnlySet<PostBody>>>().Posts.Select(post => post.Body).Order());
    }

    [Fact]
    public virtual void Every_problem_is_reported()
    {
        var post = new Post { Id = 1, Body = "b", Kind = (PostKind)77, Comments = { new Comment { Body = "x" }, new Comment { Body = "y" } } };

        var error = Assert.Throws<ModelException>(() => post.ToModel<Misfit>());

        Assert.Equal(
            ["Body", "Comments[0].Body", "Comments[0].Missing", "Comments[1].Body", "Comments[1].Missing", "Id", "Kind", "Nothing", "Rating", "Title"],
            error.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(error.Problems, problem => Assert.DoesNotContain("77", problem.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public virtual void Values_survive_json_under_every_policy()
    {
        var post = new Post
        {
            Id = 3,
            Body = "naïve \"🎈\" </b>",
            Title = "",
            Rating = int.MinValue,
            Score = 0.1,
            Price = 1.10m,
            Views = long.MaxValue,
            Archived = true,
            Kind = PostKind.Review,
            PublishedAt = new DateTime(2024, 2, 29, 1, 2, 3, 456, DateTimeKind.Utc),
            Day = new DateOnly(2024, 2, 29),
            At = new TimeOnly(23, 59, 58),
            UserId = 1,
        };
        var order = new Order
        {
            Id = Guid.NewGuid(),
            Total = new Money { Amount = 1.50m },
            Address = new Address { City = "Zürich" },
            CustomerId = new CustomerId(4),
            Lines = { new OrderLine { Number = 1, Product = "p" } },
        };
        var volume = new Volume
        {
            Id = 1,
            Title = "t",
            Cover = [0, 255, 39],
            Keywords = ["ü", ""],
            Printed = new DateOnly(1, 1, 1),
            Editions = { new Edition { Year = 1 } },
        };

        foreach (var options in new[]
        {
            JsonSerializerOptions.Web,
            new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower },
            JsonSerializerOptions.Default,
        })
        {
            var back = JsonSerializer.Deserialize<Post>(post.ToJsonNode(options: options).ToJsonString(), options);
            Assert.Equal(post.ToDictionary(), back?.ToDictionary());
            var json = order.ToJsonNode(nested: true, options: options);
            Assert.Equal(
                (4, order.Id),
                (
                    json.Single(member => member.Key.StartsWith('c') || member.Key.StartsWith('C')).Value?.GetValue<int>(),
                    Assert.IsType<System.Text.Json.Nodes.JsonObject>(json).First(member => member.Key is "id" or "Id").Value?.GetValue<Guid>()));
            var copy = JsonSerializer.Deserialize<Volume>(volume.ToJsonNode(options: options).ToJsonString(), options);
            Assert.Equal((volume.Title, volume.Printed, volume.Binding.Material), (copy?.Title, copy?.Printed, copy?.Binding.Material));
            Assert.Equal(volume.Cover, copy?.Cover);
            Assert.Equal(volume.Keywords, copy?.Keywords);
        }
    }

    [Fact]
    public virtual void Numbers_that_json_has_not_are_written_as_the_options_say()
    {
        var post = new Post { Body = "b", Score = double.NaN };
        var named = new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

        Assert.Equal("NaN", post.ToJsonNode(include: ["score"], options: named)["Score"]?.GetValue<string>());
        Assert.Equal(double.NaN, post.ToDictionary()["Score"]);
    }

    [Fact]
    public virtual void A_chain_without_a_limit_is_a_typed_error_in_every_form()
    {
        var root = new Document { Title = "0" };
        var last = root;
        for (var i = 1; i < 10_000; i++)
        {
            var next = new Document { Title = $"{i}" };
            last.Children.Add(next);
            last = next;
        }

        Assert.Throws<InsufficientExecutionStackException>(() => root.ToDictionary(nested: true, maxDepth: null));
        Assert.Throws<InsufficientExecutionStackException>(() => root.ToJsonNode(nested: true, maxDepth: null));
        Assert.Throws<InsufficientExecutionStackException>(() => root.ToModel<Chain>());
    }

    [Fact]
    public virtual async Task Ten_thousand_instances_are_written_by_two_tasks()
    {
        var posts = Enumerable.Range(1, 10_000).Select(i => new Post { Id = i, Body = $"{i}", User = Bill }).ToList();

        var results = await Task.WhenAll(Enumerable.Range(0, 2)
            .Select(_ => Task.Run(() => (posts.ToDictionaries(include: ["id", "user.name"]), posts.ToJsonArray(include: ["id"]).Count), Cancellation)));

        Assert.All(results, result => Assert.Equal((10_000, 10_000), (result.Item1.Count, result.Count)));
        Assert.Equal(results[0].Item1[9_999], results[1].Item1[9_999]);
    }

    public sealed record Positional(int Id, string Name, int? Age);

    public sealed record InitOnly
    {
        public required int Id { get; init; }
        public string Name { get; init; } = "";
    }

    public sealed class Primary(int id, string name)
    {
        public int Id => id;
        public string Text => name;
        public int? Age { get; set; }
    }

    public struct Struct
    {
        public int Id { get; set; }
        public string Name { get; set; }
    }

    public readonly record struct StructRecord(int Id, string Name);

    public abstract class Base
    {
        public int Id { get; private set; }

        protected Base(int id) => Id = id;
    }

    public sealed class Derived(int id) : Base(id)
    {
        public required string Name { get; init; }
    }

    public sealed record PostBody(string Body);

    public sealed record Lists<TList>(TList Posts);

    public sealed record Misfit(Guid Id, int Body, DayOfWeek Kind, int Rating, string Title, object Nothing, List<MisfitPart> Comments);

    public sealed record MisfitPart(DateOnly Body, string Missing);

    public sealed record Chain(string Title, List<Chain> Children);
}
