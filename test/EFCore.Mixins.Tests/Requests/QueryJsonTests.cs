using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>The JSON body says the same as a query string, with the types of JSON.</summary>
public sealed class QueryJsonTests : RequestFixture
{
    [Fact]
    public void A_body()
    {
        var query = ReadJson(
            """
            {
              "where": { "or": [ { "user___name": "Bianca", "archived": false },
                                 { "comments__any": { "body__contains": "first" } } ],
                         "not": { "rating__gt": 3 },
                         "rating__in": [5, null],
                         "published_at__between": ["2024-01-01", null] },
              "order_by": ["user___name", "-id"],
              "load": ["user"], "fields": ["id", "title"],
              "page": { "number": 2, "size": 20, "total": "capped" }
            }
            """);

        Assert.Empty(query.Problems);
        Assert.Equal(
            "not(rating__gt=3) & or(archived=false & user___name='Bianca' | comments__any(body__contains='first')) & "
                + "published_at__between=['2024-01-01T00:00:00', null] & rating__in=[5, null]",
            FilterDump.Of(query.Where!)); // there is one
        Assert.Equal(["user___name", "-id"], query.OrderBy);
        Assert.Equal("User: SelectIn", $"{query.Load}");
        Assert.Equal(["id", "title"], query.Fields.Select(field => field.Key));
        Assert.Equal(new QueryPage { Number = 2, Size = 20, Total = QueryTotal.Capped }, query.Page);
    }

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{"where":{}}""", "")]
    [InlineData("""{"where":{"title":null}}""", "title=null")]
    [InlineData("""{"where":{"title__ne":null}}""", "title__ne=null")]
    [InlineData("""{"where":{"title":"é\ud83d\ude00"}}""", "title='é😀'")]
    [InlineData("""{"where":{"or":{"rating":1,"not":{"id":2}}}}""", "or(not(id=2) | rating=1)")]
    [InlineData("""{"where":{"and":[{"rating":1},{"or":[{"id":2},{"id":3}]}]}}""", "or(id=2 | id=3) & rating=1")]
    [InlineData("""{"where":{"and":{"rating":1,"id":2}}}""", "id=2 & rating=1")]
    [InlineData("""{"where":{"id__in":[]}}""", "id__in=[]")]
    [InlineData("""{"where":{"kind":"article","archived":true,"score":1e3,"price":0.5}}""", "archived=true & kind='Article' & price=0.5 & score=1000")]
    [InlineData("""{"where":{"user":{"x":1}}}""", null)]
    public void Filters(string json, string? filter)
        => Assert.Equal(filter, filter is null ? null : WhereJson(json));

    [Theory]
    [InlineData("", "Json:@0")]
    [InlineData("[]", "Json:@0")]
    [InlineData("{", "Json:@0")]
    [InlineData("{}{}", "Json:@0")]
    [InlineData("{} // a", "Json:@0")]
    [InlineData("""{"where":{"id":1,}}""", "Json:@0")]
    [InlineData("""{"where":[]}""", "Json:/where@0")]
    [InlineData("""{"where":null}""", "Json:/where@0")]
    [InlineData("""{"page":2}""", "Json:/page@0")]
    [InlineData("""{"order_by":"id"}""", "Json:/order_by@0")]
    [InlineData("""{"order_by":[1,["id"]]}""", "Json:/order_by/0@0 Json:/order_by/1@0")]
    [InlineData("""{"page":{"number":0,"size":"20","zzz":1}}""", "Name:/page/zzz@0 Page:/page/size@0 Page:/page/number@0")]
    [InlineData("""{"page":{"after":1}}""", "Cursor:/page/after@0")]
    [InlineData("""{"zzz":{"a":[1]}}""", "Name:/zzz@0")]
    [InlineData("""{"after":"x"}""", "Name:/after@0")]
    [InlineData("""{"where":{},"where":{}}""", "Repeated:/where@0")]
    [InlineData("""{"where":{"id":1,"id":2}}""", "Repeated:/where/id@0")]
    [InlineData("""{"where":{"id":1,"\u0069d":2}}""", "Repeated:/where/id@0")]
    [InlineData("""{"where":{"or":[{"id":1}],"or":[{"id":2}]}}""", "Repeated:/where/or@0")]
    [InlineData("""{"where":{"or":[]}}""", "Group:/where/or@0")]
    [InlineData("""{"where":{"or":{}}}""", "Group:/where/or@0")]
    [InlineData("""{"where":{"or":[{"id":1},{}]}}""", "Group:/where/or/1@0")]
    [InlineData("""{"where":{"or":[1]}}""", "Group:/where/or/0@0")]
    [InlineData("""{"where":{"or":1}}""", "Group:/where/or@0")]
    [InlineData("""{"where":{"not":[{"id":1}]}}""", "Group:/where/not@0")]
    [InlineData("""{"where":{"not":{}}}""", "Group:/where/not@0")]
    [InlineData("""{"where":{"comments__any":{}}}""", "Group:/where/comments__any@0")]
    [InlineData("""{"where":{"comments__any":1}}""", "Group:/where/comments__any@0")]
    [InlineData("""{"where":{"user":{"id":1}}}""", "Group:/where/user@0")]
    [InlineData("""{"where":{"or":[{"id":1},{"rating__ge":"3"}]}}""", "Value:/where/or/1/rating__ge@0")]
    [InlineData("""{"where":{"title":3,"archived":"true","id":1.5}}""", "Value:/where/title@0 Value:/where/archived@0 Value:/where/id@0")]
    [InlineData("""{"where":{"kind":1}}""", "Value:/where/kind@0")]
    [InlineData("""{"where":{"rating__gt":null}}""", "Null:/where/rating__gt@0")]
    [InlineData("""{"where":{"title__isnull":null}}""", "Null:/where/title__isnull@0")]
    [InlineData("""{"where":{"rating__between":[null,null]}}""", "Empty:/where/rating__between@0")]
    [InlineData("""{"where":{"rating":[1]}}""", "List:/where/rating@0")]
    [InlineData("""{"where":{"rating__in":1}}""", "List:/where/rating__in@0")]
    [InlineData("""{"where":{"rating__in":"1,2"}}""", "List:/where/rating__in@0")]
    [InlineData("""{"where":{"rating__in":["1,2"]}}""", "Value:/where/rating__in@0")]
    [InlineData("""{"where":{"rating__in":[[1],{}]}}""", "List:/where/rating__in/0@0 List:/where/rating__in/1@0")]
    [InlineData("""{"where":{"title":"\u0000"}}""", "Value:/where/title@0")]
    [InlineData("""{"where":{"title":"\ud83d"}}""", "Value:/where/title@0")]
    [InlineData("""{"where":{"\ud83d":1}}""", "Name:/where/\\ud83d@0")]
    [InlineData("""{"where":{"":1}}""", "Name:/where/@0")]
    [InlineData("""{"where":{"a/b~c":1}}""", "Name:/where/a~1b~0c@0")]
    [InlineData("""{"where":{"not":{"not":{"not":{"not":{"not":{"id":1}}}}}}}""", "Depth:/where/not/not/not/not/not@0")]
    [InlineData("""{"where":{"comments__any":{"author__any":{"id":1}}}}""", "Depth:/where/comments__any/author__any@0")]
    [InlineData("""{"fields":["zzz"],"load":["zzz"],"order_by":["zzz",""]}""", "Empty:/order_by/1@0 Sort:/order_by/0@0 Load:/load/0@0 Field:/fields/0@0")]
    public void Others_are_refused(string json, string problems) => Assert.Equal(problems, ProblemsOf(ReadJson(json)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Equal("Json:@0", ProblemsOf(ReadJson<Post>([0xef, 0xbb, 0xbf, .. "{}"u8])));
        Assert.Equal("Value:/where/title@0", ProblemsOf(ReadJson<Post>([.. "{\"where\":{\"title\":\""u8, 0xff, .. "\"}}"u8])));
        Assert.Equal("Name:/where/\ufffd@0", ProblemsOf(ReadJson<Post>([.. "{\"where\":{\""u8, 0xff, .. "\":1}}"u8])));
    }

    [Fact]
    public void A_body_is_limited()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 20_000));

        Assert.Equal("Limit:@0", ProblemsOf(ReadJson(new string(' ', 65_536) + "{}")));
        Assert.Equal("List:/where/id/0@0 Json:@0 List:/where/id@0", ProblemsOf(ReadJson($$$"""{"where":{"id":{{{deep}}}""")));
        Assert.Equal("Limit:/where/or/30/id@0", ProblemsOf(ReadJson($$$"""{"where":{"or":[{{{Repeat("""{"id":1}""", 400)}}}]}}""")));
        Assert.Equal("Limit:/where/id__in@0", ProblemsOf(ReadJson($$$"""{"where":{"id__in":[{{{Repeat("1", 4000)}}}]}}""")));
        Assert.Equal(20, ReadJson($$$"""{"where":{"or":[{{{Repeat("{}", 4000)}}}]}}""").Problems.Count);
        Assert.Equal(20, ReadJson($$$"""{"where":{"id__in":[{{{Repeat("[]", 4000)}}}]}}""").Problems.Count);
    }

    [Fact]
    public void Named_filters_stand_in_the_filter()
    {
        Syntax = Syntax with { NamedFilters = new HashSet<string> { "popular" } };
        var query = ReadJson("""{"where":{"popular":true,"id":1}}""");

        Assert.Equal("id=1", FilterDump.Of(query.Where!)); // there is one
        Assert.Equal("true", query.Named["popular"].Text);
    }

    private static string Repeat(string text, int count) => string.Join(',', Enumerable.Repeat(text, count));
}
