using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>The examples of the grammar, each with the filter that it is.</summary>
public sealed class QueryExampleTests : RequestFixture
{
    [Theory]
    [InlineData("user___name=Bianca&rating__ge=3", "rating__ge=3 & user___name='Bianca'")]
    [InlineData("user.name=Bianca&rating__ge=3", "rating__ge=3 & user.name='Bianca'")]
    [InlineData("id__in=1&id__in=2", "id__in=[1, 2]")]
    [InlineData("id__in=1,2,3", "id__in=[1, 2, 3]")]
    [InlineData("id__in=1,2&id__in=3", "id__in=[1, 2, 3]")]
    [InlineData("title__in=Dent, Harvey&title__in=911 RS 2, 2.7", "title__in=['Dent, Harvey', '911 RS 2, 2.7']")]
    [InlineData("title=", "title=''")]
    [InlineData("title__isnull=true", "title__isnull=true")]
    [InlineData("rating__between=3,5", "rating__between=[3, 5]")]
    [InlineData("rating__between=3&rating__between=5", "rating__between=[3, 5]")]
    [InlineData("rating__between=3,", "rating__between=[3, null]")]
    [InlineData("rating__between=,3", "rating__between=[null, 3]")]
    [InlineData("published_at__date=2024-05-01", "published_at__date='2024-05-01'")]
    [InlineData("published_at__ge=2024-05-01T00:00:00+02:00", "published_at__ge='2024-04-30T22:00:00Z'")]
    [InlineData("published_at__ge=2024-05-01T00:00:00%2B02:00", "published_at__ge='2024-04-30T22:00:00Z'")]
    [InlineData("published_at__ge=2024-05-01T00:00Z", "published_at__ge='2024-05-01T00:00:00Z'")]
    [InlineData("published_at__year=2024&published_at__month__ge=6", "published_at__month__ge=6 & published_at__year=2024")]
    [InlineData("or[rating__ge]=4&or[user__isnull]=true", "or(rating__ge=4 | user__isnull=true)")]
    [InlineData("or%5Brating__ge%5D=4&or[user__isnull]=true", "or(rating__ge=4 | user__isnull=true)")]
    [InlineData(
        "or[a][user___name]=Bianca&or[a][archived]=false&or[b][comments___body__contains]=first",
        "or(archived=false & user___name='Bianca' | comments___body__contains='first')")]
    [InlineData("not[rating__gt]=3&archived=false", "archived=false & not(rating__gt=3)")]
    [InlineData(
        "and[1][or][rating]=1&and[1][or][rating__isnull]=true&and[2][or][archived]=true&and[2][or][title__contains]=x",
        "or(archived=true | title__contains='x') & or(rating=1 | rating__isnull=true)")]
    [InlineData("comments___body=a&comments___score=1", "comments___body='a' & comments___score=1")]
    [InlineData("comments__none[body]=b&comments__count__ge=2", "comments__count__ge=2 & comments__none(body='b')")]
    [InlineData("and[1][comments__any][body]=a&and[2][comments__any][body]=b", "comments__any(body='a') & comments__any(body='b')")]
    [InlineData("not[comments___body]=a&not[comments___score]=1", "not(comments___body='a' & comments___score=1)")]
    [InlineData("title__contains=50%25%20_%5C", "title__contains='50% _\\'")]
    [InlineData("filter[id]=3&page=2", "id=3")]
    [InlineData("filter[or][id]=3&filter[or][rating__ge]=2", "or(id=3 | rating__ge=2)")]
    [InlineData("filter[comments__none][body]=b", "comments__none(body='b')")]
    [InlineData("id__in[]=1&id__in[]=2", "id__in=[1, 2]")]
    [InlineData("filter[id__in][]=1", "id__in=[1]")]
    [InlineData("or[not][id]=1&or[not][rating]=2&or[title]=x", "or(not(id=1 & rating=2) | title='x')")]
    [InlineData("kind=article&price=1.50&score=-2e3", "kind='Article' & price=1.5 & score=-2000")]
    [InlineData("user=5&comments__in=5,6&tags=a", "comments__in=[5, 6] & tags='a' & user=5")]
    [InlineData("title=a%2Bb+c;d", "title='a+b c;d'")]
    [InlineData("", "")]
    [InlineData("?", "")]
    public void Conditions(string query, string filter) => Assert.Equal(filter, Where(query));

    [Fact]
    public void A_control_wins_over_an_attribute_and_an_attribute_in_the_prefix_over_a_control()
    {
        var query = Read<Gadget>("page=2&filter[page]=3");

        Assert.Empty(query.Problems);
        Assert.Equal(2, query.Page.Number);
        Assert.Equal("page=3", FilterDump.Of(query.Where!)); // there is one
    }

    [Fact]
    public void A_group_wins_over_an_attribute_of_its_name()
    {
        Assert.Equal("or=1", FilterDump.Of(Read<Gadget>("filter[or__exact]=1").Where!)); // there is one
        Assert.Equal("Group:or@0", ProblemsOf(Read<Gadget>("or=1")));
    }

    [Fact]
    public void Controls()
    {
        var query = Read(
            "order_by=user___name,-id&order_by=-rating__nullslast&load=user,comments.author&fields=id,title,user.name&page=2&page_size=50&total=exact");

        Assert.Empty(query.Problems);
        Assert.Equal(["user___name", "-id", "-rating__nullslast"], query.OrderBy);
        Assert.Equal("User: SelectIn, Comments.Author: SelectIn", $"{query.Load}");
        Assert.Equal(["id", "title", "user___name"], query.Fields.Select(field => field.Key));
        Assert.Equal(new QueryPage { Number = 2, Size = 50, Total = QueryTotal.Exact }, query.Page);
    }

    [Fact]
    public void Cursors()
    {
        Assert.Equal(new QueryPage { Size = 20, After = Cursor.Parse("Qx_-", null) }, Read("after=Qx_-").Page);
        Assert.Equal(new QueryPage { Size = 20, Before = Cursor.Parse("Qx_-", null) }, Read("before=Qx_-").Page);
    }

    [Fact]
    public void Lists_of_names_have_brackets_too()
        => Assert.Equal(["-id", "rating"], Read("order_by[]=-id&order_by[]=rating").OrderBy);

    [Fact]
    public void Sort_keys_are_spelled_alike()
        => Assert.Equal(["user___name", "-comments__count", "published_at"], Read("order_by=User.NAME,-COMMENTS__count,publishedAt").OrderBy);

    [Fact]
    public void Controls_have_other_names()
    {
        var controls = Syntax.Controls with { OrderBy = "sort", Page = null, Search = "q" };
        Syntax = Syntax with { Controls = controls, NamedFilters = new HashSet<string> { "popular" } };
        var query = Read("sort=-id&q=a+b&popular=true");

        Assert.Equal(["-id"], query.OrderBy);
        Assert.Equal("a b", query.Search?.Text);
        Assert.Equal("true", query.Named["popular"].Text);
        Assert.Equal("Name:order_by@0 Name:page@0", ProblemsOf(Read("order_by=id&page=1")));
    }

    [Fact]
    public void Conditions_with_the_prefix_only()
    {
        Syntax = Syntax with { IsPrefixedOnly = true };

        Assert.Equal("id=3", Where("filter[id]=3"));
        Assert.Equal("Name:id@0 Name:or[id]@0", ProblemsOf(Read("id=3&or[id]=3")));
    }

    [Fact]
    public void Forms_send_empty_values()
    {
        Syntax = Syntax with { IgnoresEmptyValues = true };

        Assert.Equal("id=3", Where("title=&rating=&id=3&page=&order_by=&or[rating]="));
    }

    [Fact]
    public void Parameters_of_others_are_ignored()
    {
        Syntax = Syntax with { Ignores = name => name.StartsWith("utm_", StringComparison.Ordinal) };

        Assert.Equal("id=3", Where("utm_source=x&id=3&utm_[=&utm_x=%ff"));
    }

    [Fact]
    public void A_parameter_holds_JSON_where_that_is_allowed()
    {
        Assert.Equal("Name:filter@0", ProblemsOf(Read("filter={}")));
        Syntax = Syntax with { AllowsJsonParameter = true };

        Assert.Equal("id=4 & or(rating=3 | rating__isnull=true)", Where("filter={\"or\":[{\"rating\":3},{\"rating__isnull\":true}]}&id=4"));
        Assert.Equal("Value:/or/0/rating@0", ProblemsOf(Read("filter={\"or\":[{\"rating\":\"3\"}]}")));
        Assert.Equal("Json:@0", ProblemsOf(Read("filter={")));
    }

    [Fact]
    public void A_zone_is_that_of_moments_without_one()
    {
        Settings = Settings with { TimeZone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(2), null, null) };

        Assert.Equal("published_at='2024-04-30T22:00:00Z'", Where("published_at=2024-05-01"));
        Assert.Equal("published_at='2024-05-01T00:00:00Z'", Where("published_at=2024-05-01T00:00:00Z"));
    }
}
