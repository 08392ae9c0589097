using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Malicious JSON, for every API that accepts data: rejected with a <see cref="FilterException" />, or harmless.</summary>
public sealed class HostileJsonTests : LoadPlanFixture
{
    private const int Deep = 1_000;
    private const int Deepest = 20_000; // System.Text.Json needs seconds to parse it
    private const int Many = 2_000_000;

    public static TheoryData<string, string> Unreadable => new()
    {
        { """{"body": "\ud800"}""", "Filter 'body' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given." },
        { """{"body": "a\udc00b"}""", "Filter 'body' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given." },
        {
            """{"body": "\ud83d\ud83d\ude00"}""",
            "Filter 'body' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given."
        },
        {
            """{"body__in": ["a", "\ud800"]}""",
            "Filter 'body__in' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given."
        },
        {
            """{"body__contains": "\ud800"}""",
            "Filter 'body__contains' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given."
        },
        {
            """{"kind": "\ud800"}""",
            "Filter 'kind' is not valid on 'Post': a name or number of PostKind (Note, Article, Review) is expected, text that is not valid Unicode (a lone "
            + "surrogate) was given."
        },
        {
            """{"day": "\ud800"}""",
            "Filter 'day' is not valid on 'Post': a date (DateOnly) is expected, text that is not valid Unicode (a lone surrogate) was given."
        },
        { """{"tags": "\ud800"}""", "Filter 'tags' is not valid on 'Post': text is expected, text that is not valid Unicode (a lone surrogate) was given." },
        { """{"score": 1e400}""", "Filter 'score' is not valid on 'Post': a number (double) is expected, a number beyond the range of Double was given." },
        {
            """{"score__in": [1, -1e400]}""",
            "Filter 'score__in' is not valid on 'Post': a number (double) is expected, a number beyond the range of Double was given."
        },
        { """{"score": 1e-400}""", "Filter 'score' is not valid on 'Post': a number (double) is expected, a number beyond the range of Double was given." },
        { """{"rating": 1e400}""", "Filter 'rating' is not valid on 'Post': a whole number (int) is expected, a number beyond the range of Double was given." },
        { """{"rating": 1e300}""", "Filter 'rating' is not valid on 'Post': a whole number (int) is expected, a number (double) was given." },
        { """{"rating": 1e10}""", "Filter 'rating' is not valid on 'Post': a whole number (int) is expected, a number (decimal) was given." },
        {
            """{"price__between": [0, 1e400]}""",
            "Filter 'price__between' is not valid on 'Post': a number (decimal) is expected, a number beyond the range of Double was given."
        },
        { """{"price": 1e300}""", "Filter 'price' is not valid on 'Post': a number (decimal) is expected, a number (double) was given." },
        { """{"views": 9223372036854775808}""", "Filter 'views' is not valid on 'Post': a whole number (long) is expected, a number (decimal) was given." },
        {
            """{"kind": 1e400}""",
            "Filter 'kind' is not valid on 'Post': a name or number of PostKind (Note, Article, Review) is expected, a number beyond the range "
            + "of Double was given."
        },
        { """{"day": 1e400}""", "Filter 'day' is not valid on 'Post': a date (DateOnly) is expected, a number beyond the range of Double was given." },
        {
            """{"comments__count": 1e400}""",
            "Filter 'comments__count' is not valid on 'Post': a whole number (int) is expected, a number beyond the range of Double was given."
        },
        { """{"user": 1e400}""", "Filter 'user' is not valid on 'Post': a whole number (int) is expected, a number beyond the range of Double was given." },
    };

    public static TheoryData<string, string> UnreadableNames => new()
    {
        { """{"\ud800": 1}""", @"\ud800" },
        { """{"rating\ud800": 1}""", @"rating\ud800" },
        { """{"or": [{"\udc00": 1}]}""", @"\udc00" },
        { """{"comments__any": {"not": {"\ud800\ud800": 1}}}""", @"\ud800\ud800" },
    };

    public static TheoryData<string, string> Harmless => new()
    {
        { """{"body": "\ud83d\ude00"}""", "😀" },
        { """{"b\u006fdy": "\u0061\\\"\/"}""", "a\\\"/" },
        { """{"score": -0}""", "0" },
        { """{"score": -0.0}""", "0" },
        { """{"score": 1e-30}""", "1E-30" },
        { """{"score": 1e300}""", "1E+300" },
        { """{"rating": 1e5}""", "100000" },
        { """{"rating": 12.000}""", "12" },
        { """{"price": 0.1}""", "0.1" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_value_that_cannot_be_read_is_reported_with_its_key(string json, string message)
    {
        Assert.Equal(message, Refused(Parse(json)).Message);
        Assert.Equal(message, Refused(JsonNode.Parse(json)).Message);
        Assert.Equal(message, Refused(JsonDocument.Parse(json)).Message);
        Assert.Equal(message, Refused(Filter.And(Parse(json))).Message);
        Assert.Equal(message, Refused(JsonSerializer.Deserialize<Dictionary<string, object?>>(json)).Message);
    }

    [Theory]
    [MemberData(nameof(UnreadableNames))]
    public void A_name_that_cannot_be_read_is_an_unknown_member(string json, string name)
    {
        Assert.Equal([(FilterProblemKind.UnknownMember, name)], Refused(Parse(json)).Problems.Select(problem => (problem.Kind, problem.Key)));
        Assert.Equal(FilterProblemKind.NotAFilter, Refused(JsonNode.Parse(json)).Problems[0].Kind);
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: LoadPlan.From(Parse(json))));
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: LoadPlan.From(JsonNode.Parse(json)!))); // the text is an object
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] json = [.. "{\"body\": \""u8, 0xff, .. "\", \""u8, 0xc3, .. "\": 1}"u8];
        var refused = Refused(JsonDocument.Parse(json).RootElement);
        Assert.Equal(["body", "\ufffd"], refused.Problems.Select(problem => problem.Key));
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void A_strange_value_is_read_as_it_is(string json, string value)
    {
        foreach (var where in (object[])[Parse(json), JsonNode.Parse(json)!, JsonDocument.Parse(json)]) // the text is an object
            Assert.Contains(value, Db.Posts.ApplyQuery(where).ToQueryString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("not")]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("user___posts__any")]
    [InlineData("body")]
    [InlineData("body__in")]
    [InlineData("tags")]
    [InlineData("rating__between")]
    public void JSON_that_nests_endlessly_is_refused(string key)
    {
        var list = key is "and" or "or";
        var lists = Repeat("[", Deep) + Repeat("]", Deep);
        var objects = Repeat($"{{\"{key}\":{(list ? "[" : "")}", Deep) + "{}" + Repeat($"{(list ? "]" : "")}}}", Deep);
        foreach (var json in new[] { objects, $"{{\"{key}\":{lists}}}", $"{{\"{key}\":[[{objects}]]}}", lists })
        {
            RefusedEverywhere(key, json);
            Refused(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = int.MaxValue }));
        }
    }

    [Fact]
    public void JSON_that_nests_deeper_than_the_stack_is_refused()
    {
        RefusedEverywhere("not", Repeat("{\"not\":", Deepest) + "1" + Repeat("}", Deepest));
        RefusedEverywhere("rating__in", $"{{\"or\":{Repeat("[", Deepest) + Repeat("]", Deepest)}}}");
    }

    [Fact]
    public void Nodes_that_nest_endlessly_are_refused()
    {
        JsonNode node = new JsonObject { ["rating"] = 1 };
        for (var i = 0; i < 1_000; i++)
            node = new JsonObject { ["or"] = new JsonArray(new JsonObject { ["not"] = node }) };
        Assert.Contains("groups nest deeper than 32", Refused(node).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_an_object_has_twice_is_refused()
    {
        const string Json = """{"rating__ge": 1, "or": [{"rating": 1, "rating": 2}]}""";
        Assert.Equal(
            "Filter 'rating' is not valid on 'Post': an anonymous object, a dictionary or a Filter is expected, a JSON object that has "
            + "'rating' twice was given.",
            Refused(Parse(Json)).Message);
        Assert.Contains("a JSON object that has a name twice", Refused(JsonNode.Parse(Json)).Message, StringComparison.Ordinal);
        Refused(Filter.Not(Parse("""{"rating": 1, "rating": 2}""")));
        Refused(Parse("""{"comments__any": {"score": 1, "score": 2}}"""));
    }

    [Theory]
    [InlineData("""{"rating__in": [#]}""", "1")]
    [InlineData("""{"body__notin": [#]}""", "\"a\"")]
    [InlineData("""{"or": [#]}""", "{}")]
    [InlineData("""{"or": [{"and": [#]}]}""", "{\"rating\":1}")]
    [InlineData("""{"rating": [#]}""", "1")]
    [InlineData("""{"not": [#]}""", "1")]
    [InlineData("""{"user": [#]}""", "[]")]
    public void A_list_of_millions_is_refused_without_a_copy(string json, string item)
    {
        var parsed = Parse(json.Replace("#", new StringBuilder().Insert(0, item + ",", Many).Append(item).ToString(), StringComparison.Ordinal));
        Refused(parsed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(parsed);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Refused(Filter.And(parsed));
    }

    [Fact]
    public void An_object_with_a_million_names_is_refused_without_a_copy()
    {
        var parsed = Parse($"{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"a{i}\":1"))}}}");
        Refused(parsed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("there are more than 200 conditions", Refused(parsed).Message, StringComparison.Ordinal);
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: LoadPlan.From(parsed)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    /// <summary>Formerly a group of empty objects was cut at the limit, and later conditions were lost.</summary>
    [Fact]
    public void Conditions_behind_many_empty_groups_are_not_lost()
    {
        var empty = Repeat("{},", 300);
        Assert.Contains("there are more than 200 conditions", Refused(Parse($"{{\"and\":[{empty}{{\"rating\":5}}]}}")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"Rating\" = ",
            Db.Posts.ApplyQuery(Parse($"{{\"and\":[{Repeat("{},", 150)}{{\"rating\":5}}]}}")).ToQueryString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_outlives_the_document_that_it_was_read_from()
    {
        Filter filter;
        LoadPlan plan;
        using (var json = JsonDocument.Parse("""{"or": [{"rating__in": [1, 2]}, {"title": "a"}]}"""))
        {
            filter = Filter.And(json, json.RootElement);
            plan = new LoadPlan().SelectIn("user.posts", where: json.RootElement);
        }

        Assert.Contains("\"Title\" = ", Db.Posts.ApplyQuery(filter, load: plan).ToQueryString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"rating__in": [3, 5], "user___name": "Bianca", "archived": false, "title": null}""")]
    [InlineData("""{"or": [{"rating": 4}, {"not": {"comments__any": {"body__contains": "a"}}}]}""")]
    [InlineData("""{"price__between": [1.5, null], "kind": "article", "day__ge": "2024-02-29"}""")]
    public void Every_form_of_JSON_is_the_same_filter(string json)
    {
        var expected = Db.Posts.ApplyQuery(JsonSerializer.Deserialize<Dictionary<string, object?>>(json)).ToQueryString();
        // the text is an object
        foreach (var where in (object[])
        [
            Parse(json),
            JsonNode.Parse(json)!,
            JsonDocument.Parse(json),
            Filter.And(Parse(json)),
            Filter.And(JsonNode.Parse(json)),
        ])
            Assert.Equal(expected, Db.Posts.ApplyQuery(where).ToQueryString());
    }

    [Fact]
    public void Values_of_nodes_that_were_made_in_code_are_read()
    {
        var where = new JsonObject
        {
            ["rating"] = 5,
            ["day"] = JsonValue.Create(new DateTime(2024, 2, 29)),
            ["title"] = JsonValue.Create("a"),
            ["score"] = JsonValue.Create(1.5f),
        };
        var expected = new { rating = 5, day = new DateOnly(2024, 2, 29), title = "a", score = 1.5 };
        Assert.Equal(Db.Posts.ApplyQuery(expected).ToQueryString(), Db.Posts.ApplyQuery(where).ToQueryString());
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static JsonDocument Document(string json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue });

    private static JsonElement Parse(string json) => Document(json).RootElement;

    private void RefusedEverywhere(string key, string json)
    {
        var parsed = Parse(json);
        Refused(parsed);
        Refused(Filter.Not(parsed));
        Refused(new Dictionary<string, object?> { [key] = parsed });
        Refused(new Dictionary<string, object?> { [key] = new[] { parsed } });
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: LoadPlan.From(parsed)));
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: new LoadPlan().SelectIn("comments", where: parsed)));
    }

    private FilterException Refused(object? where) => Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(where));
}
