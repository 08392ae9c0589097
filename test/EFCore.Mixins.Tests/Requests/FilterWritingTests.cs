using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Filters as query strings and JSON.</summary>
public sealed class FilterWritingTests
{
    public static TheoryData<Filter, string, string> Filters => new()
    {
        { Filter.And(), "", "{}" },
        { Filter.And(new { user___name = "Bianca", rating__ge = 3 }), "user___name=Bianca&rating__ge=3", """{"user___name":"Bianca","rating__ge":3}""" },
        {
            Filter.Or(new { rating__ge = 4 }, new { user__isnull = true }),
            "or[rating__ge]=4&or[user__isnull]=true",
            """{"or":[{"rating__ge":4},{"user__isnull":true}]}"""
        },
        {
            Filter.Or(new { user___name = "B", archived = false }, new { id = 1 }),
            "or[1][user___name]=B&or[1][archived]=false&or[2][id]=1",
            """{"or":[{"user___name":"B","archived":false},{"id":1}]}"""
        },
        { Filter.Or(new { id = 1 }, new { id = 2 }), "or[1][id]=1&or[2][id]=2", """{"or":[{"id":1},{"id":2}]}""" },
        { Filter.Not(new { a = 1, b = 2 }), "not[a]=1&not[b]=2", """{"not":{"a":1,"b":2}}""" },
        { Filter.And(Filter.Not(new { a = 1 }), Filter.Not(new { b = 2 })), "not[a]=1&and[1][not][b]=2", """{"not":{"a":1},"and":[{"not":{"b":2}}]}""" },
        {
            Filter.And(Filter.Or(new { a = 1 }, new { b = 2 }), Filter.Or(new { c = 3 }, new { d = 4 })),
            "or[a]=1&or[b]=2&and[1][or][c]=3&and[1][or][d]=4",
            """{"or":[{"a":1},{"b":2}],"and":[{"or":[{"c":3},{"d":4}]}]}"""
        },
        { Filter.And(new { comments__none = new { body = "b" } }), "comments__none[body]=b", """{"comments__none":{"body":"b"}}""" },
        { Filter.And(new { id__in = new[] { 1, 2 } }), "id__in=1,2", """{"id__in":[1,2]}""" },
        { Filter.And(new { title__in = new[] { "a,b", "c" } }), "title__in=a%2Cb&title__in=c", """{"title__in":["a,b","c"]}""" },
        { Filter.And(new { title = (string?)null }), "title__isnull=true", """{"title":null}""" },
        { Filter.And(new { title__ne = (string?)null }), "title__isnull=false", """{"title__ne":null}""" },
        { Filter.And(new { rating__in = new int?[] { 5, null } }), "or[rating__in]=5&or[rating__isnull]=true", """{"rating__in":[5,null]}""" },
        { Filter.And(new { rating__notin = new int?[] { 5, null } }), "rating__notin=5&rating__isnull=false", """{"rating__notin":[5,null]}""" },
        { Filter.And(new { rating__between = new int?[] { 3, null } }), "rating__ge=3", """{"rating__between":[3,null]}""" },
        { Filter.And(new { rating__notbetween = new int?[] { null, 3 } }), "not[rating__le]=3", """{"rating__notbetween":[null,3]}""" },
        {
            Filter.And(new { page = 1, order_by = 2, filter = 3 }),
            "filter[page]=1&filter[order_by]=2&filter[filter]=3",
            """{"page":1,"order_by":2,"filter":3}"""
        },
        { Filter.And(new { or = 1 }), "or__exact=1", """{"or__exact":1}""" },
        {
            Filter.And(new Dictionary<string, object?> { ["User.Name"] = "a&b=c+d e%é" }),
            "User.Name=a%26b%3Dc%2Bd%20e%25%C3%A9",
            """{"User.Name":"a\u0026b=c\u002Bd e%\u00E9"}"""
        },
        {
            Filter.And(new
            {
                kind = PostKind.Review,
                day = new DateOnly(2024, 5, 1),
                at = new DateTime(2024, 5, 1, 2, 3, 4, DateTimeKind.Utc),
                price = 1.5m,
                score = 1e20,
            }),
            "kind=Review&day=2024-05-01&at=2024-05-01T02%3A03%3A04Z&price=1.5&score=1E%2B20",
            """{"kind":"Review","day":"2024-05-01","at":"2024-05-01T02:03:04Z","price":1.5,"score":1E+20}"""
        },
        {
            Filter.And(new
            {
                at = new DateTimeOffset(2024, 5, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
                id = Guid.Empty,
                time = new TimeOnly(1, 2),
                span = TimeSpan.FromHours(25),
            }),
            "at=2024-05-01T02%3A03%3A04.005%2B02%3A00&id=00000000-0000-0000-0000-000000000000&time=01%3A02%3A00&span=1.01%3A00%3A00",
            """{"at":"2024-05-01T02:03:04.005\u002B02:00","id":"00000000-0000-0000-0000-000000000000","time":"01:02:00","span":"1.01:00:00"}"""
        },
        { Filter.And(new { comments___id = 1 }).WithSubqueries(SubqueryBehavior.In), "comments___id=1", """{"comments___id":1}""" },
    };

    public static TheoryData<Filter> Others => new()
    {
        Filter.Of<Post>(post => post.Id == 1),
        Filter.Or(),
        Filter.And(Filter.Not(Filter.And())),
        Filter.Or(Filter.And(), new { a = 1 }),
        Filter.And(new { comments__any = new { } }),
        Filter.And(new { user = new User { Name = "x" } }),
        Filter.And(new { bytes = new byte[] { 1 } }),
        Filter.And(new { title = "a\0b" }),
        Filter.And(new { title = "a\ud83d" }),
        Filter.And(new { score = double.NaN }),
        Filter.And(5),
    };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public void Filters_are_texts(Filter filter, string query, string json)
    {
        Assert.Equal(query, filter.ToQueryString());
        Assert.Equal(json, filter.ToJson());
    }

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Others_have_no_text(Filter filter)
    {
        Assert.Throws<NotSupportedException>(() => filter.ToQueryString());
        Assert.Throws<NotSupportedException>(filter.ToJson);
    }

    [Fact]
    public void A_query_string_has_no_empty_lists_and_no_names_with_brackets()
    {
        var (empty, odd) = (Filter.And(new { id__in = Array.Empty<int>() }), Filter.And(new Dictionary<string, object?> { ["a[b"] = 1 }));

        Assert.Equal(
            "The filter can't be written as text: in 'id__in' the list is empty; leave the condition out.",
            Assert.Throws<NotSupportedException>(() => empty.ToQueryString()).Message);
        Assert.Throws<NotSupportedException>(() => odd.ToQueryString());
        Assert.Equal("""{"id__in":[]}""", empty.ToJson());
        Assert.Equal("""{"a[b":1}""", odd.ToJson());
    }

    [Fact]
    public void All_names_have_the_prefix_where_that_is_asked_for()
        => Assert.Equal(
            "filter[id]=1&filter[or][a]=1&filter[or][b]=2&filter[comments__any][body]=x",
            Filter.And(new { id = 1 }, Filter.Or(new { a = 1 }, new { b = 2 }), new { comments__any = new { body = "x" } }).ToQueryString(prefixed: true));

    [Fact]
    public void Dictionaries_have_groups()
        => Assert.Equal(
            "or[a]=1&or[not][b]=2",
            Filter.And(JsonDocument.Parse("""{"or":[{"a":1},{"not":{"b":2}}]}""").RootElement).ToQueryString());

    [Fact]
    public void Depth_is_no_danger()
    {
        var filter = Filter.And(new { id = 1 });
        for (var i = 0; i < 200_000; i++)
            filter = Filter.Not(filter);

        Assert.Throws<InsufficientExecutionStackException>(() => filter.ToQueryString());
    }
}
