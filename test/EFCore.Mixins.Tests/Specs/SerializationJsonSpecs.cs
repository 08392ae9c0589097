using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class SerializationJsonSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual void Names_and_values_are_those_of_the_web()
    {
        var post = new Post
        {
            Body = "b",
            Kind = PostKind.Review,
            Price = 1.50m,
            PublishedAt = new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc),
            Day = new DateOnly(2024, 2, 29),
            At = new TimeOnly(12, 30),
            User = new User { Name = "Bill" },
        };

        AssertJson(
            "{'id':0,'archived':false,'at':'12:30:00','body':'b','day':'2024-02-29','kind':2,'price':1.50,'publishedAt':'2024-02-29T12:30:00Z','rating':null," +
            "'score':null,'title':null,'userId':null,'views':0,'user':{'id':0,'age':null,'email':null,'name':'Bill'}}",
            post.ToJsonNode(includeRelationships: ["user"]));
    }

    [Fact]
    public virtual void Options_decide()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

        AssertJson(
            "{'kind':'Article','user_id':3}",
            new Post { Body = "b", Kind = PostKind.Article, UserId = 3 }.ToJsonNode(include: ["kind", "user_id", "title"], options: options));
        AssertJson("{'Kind':0,'UserId':null}", new Post { Body = "b" }.ToJsonNode(include: ["kind", "user_id"], options: JsonSerializerOptions.Default));
    }

    [Fact]
    public virtual void Attributes_of_json_hold()
    {
        var volume = new Volume { Title = "b", Secret = "s", Isbn = "978", Cover = [1, 2, 3], Keywords = ["a", "b"], Editions = { new Edition { Year = 1 } } };

        AssertJson(
            "{'id':0,'cover':'AQID','isbn-13':'978','keywords':['a','b'],'pages':0,'printed':null,'title':'b','writerId':null," +
            "'binding':{'material':'paper','size':{'height':0,'width':0}},'editions':[{'publisher':null,'year':1}]}",
            volume.ToJsonNode());
    }

    [Fact]
    public virtual void Strongly_typed_ids_are_written_as_they_are_stored()
    {
        var customer = new Customer { Id = new CustomerId(3), Name = "Migros", Tier = Tier.Gold };
        var options = new JsonSerializerOptions { Converters = { new CustomerIdText() } };

        AssertJson("{'id':3,'tier':2}", customer.ToJsonNode(include: ["id", "tier"]));
        AssertJson("{'Id':'C3'}", customer.ToJsonNode(include: ["id"], options: options));
    }

    [Fact]
    public virtual async Task A_list_is_an_array()
    {
        await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var users = await User.AllAsync(User.Select().Include(u => u.Posts), cancellationToken: Cancellation);

        AssertJson("[{'name':'Bill','posts':[]}]", users.ToJsonArray(include: ["name", "posts"]));
        AssertJson("[]", Array.Empty<User>().ToJsonArray());
    }

    private static void AssertJson(string expected, JsonNode actual) => Assert.Equal(expected.Replace('\'', '"'), actual.ToJsonString());

    private sealed class CustomerIdText : JsonConverter<CustomerId>
    {
        public override CustomerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, CustomerId value, JsonSerializerOptions options) => writer.WriteStringValue($"C{value.Value}");
    }
}
