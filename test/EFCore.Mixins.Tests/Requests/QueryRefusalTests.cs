using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Invalid queries are rejected with a name, a position and a code.</summary>
public sealed class QueryRefusalTests : RequestFixture
{
    [Theory]
    [InlineData("user.name=Bianca&ratingGe=3", "Name:ratingGe@0")]
    [InlineData("rating=", "Empty:rating@0")]
    [InlineData("a", "Name:a@0")]
    [InlineData("=1", "Name:@0")]
    [InlineData("id=1&&rating=2", "Name:@0")]
    [InlineData("rating=1&rating=2", "Repeated:rating@0")]
    [InlineData("rating=1&filter[rating]=2", "Repeated:rating@0")]
    [InlineData("or[rating]=4&or[rating]=5", "Repeated:or[rating]@3")]
    [InlineData("or[]=1", "Group:or[]@0")]
    [InlineData("or=1", "Group:or@0")]
    [InlineData("or[and]=1", "Group:or[and]@3")]
    [InlineData("or[a]=1", "Name:or[a]@3")]
    [InlineData("or[a]=1&or[b][rating]=2", "Group:or[b][rating]@3 Name:or[a]@3")]
    [InlineData("title__regexp=x", "Operator:title__regexp@0")]
    [InlineData("rating__contains=3", "Operator:rating__contains@0")]
    [InlineData("x[0][1][2][3][4]=1", "Depth:x[0][1][2][3][4]@11")]
    [InlineData("id__in=", "Empty:id__in@0")]
    [InlineData("id__in=1,,2", "Empty:id__in@0")]
    [InlineData("id__in[0]=1", "List:id__in[0]@7")]
    [InlineData("id[x]=1", "Group:id[x]@0")]
    [InlineData("id[]=1", "List:id[]@0")]
    [InlineData("page=0", "Page:page@0")]
    [InlineData("page=-1", "Page:page@0")]
    [InlineData("page=x", "Page:page@0")]
    [InlineData("page=1&page=2", "Repeated:page@0")]
    [InlineData("page=502", "Limit:page@0")]
    [InlineData("page_size=101", "Limit:page_size@0")]
    [InlineData("page_size=0", "Page:page_size@0")]
    [InlineData("page=1&after=x", "Page:page@0")]
    [InlineData("before=y&after=x", "Page:before@0")]
    [InlineData("after=", "Empty:after@0")]
    [InlineData("total=some", "Page:total@0")]
    [InlineData("comments__any=1", "Group:comments__any@0")]
    [InlineData("rating__any[x]=1", "Operator:rating__any[x]@0")]
    [InlineData("comments__any[zzz]=1", "Name:comments__any[zzz]@14")]
    [InlineData("id[=1", "Name:id[@2")]
    [InlineData("id]=1", "Name:id]@2")]
    [InlineData("or[[id]]=1", "Name:or[[id]]@2")]
    [InlineData("or[id]x=1", "Name:or[id]x@6")]
    [InlineData("or%5Bid%5Dx=1", "Name:or[id]x@10")]
    [InlineData("or[][id]=1", "Group:or[][id]@3")]
    [InlineData("id=%ff", "Value:id@0")]
    [InlineData("title=%00", "Value:title@0")]
    [InlineData("title=%c0%80", "Value:title@0")]
    [InlineData("title=%ed%a0%80", "Value:title@0")]
    [InlineData("title=%4", "Value:title@0")]
    [InlineData("title=%zz", "Value:title@0")]
    [InlineData("%ff=1", "Name:%ff@0")]
    [InlineData("id=1.5", "Value:id@0")]
    [InlineData("id=+1", "Value:id@0")]
    [InlineData("id=1e3", "Value:id@0")]
    [InlineData("id=99999999999", "Value:id@0")]
    [InlineData("id=0x1", "Value:id@0")]
    [InlineData("id=١", "Value:id@0")]
    [InlineData("score=NaN", "Value:score@0")]
    [InlineData("score=1e999", "Value:score@0")]
    [InlineData("score=1e-999", "Value:score@0")]
    [InlineData("price=1,5", "Value:price@0")]
    [InlineData("price=0.12345678901234567890123456789012", "Value:price@0")]
    [InlineData("archived=True", "Value:archived@0")]
    [InlineData("archived=1", "Value:archived@0")]
    [InlineData("kind=1", "Value:kind@0")]
    [InlineData("kind=none", "Value:kind@0")]
    [InlineData("title__isnull=yes", "Value:title__isnull@0")]
    [InlineData("published_at=2024-05-01 10:00", "Value:published_at@0")]
    [InlineData("published_at=2024-13-01", "Value:published_at@0")]
    [InlineData("published_at=01.05.2024", "Value:published_at@0")]
    [InlineData("day=2024-05-01T00:00:00Z", "Value:day@0")]
    [InlineData("published_at__year=many", "Value:published_at__year@0")]
    [InlineData("rating__between=3", "List:rating__between@0")]
    [InlineData("rating__between=3,4,5", "List:rating__between@0")]
    [InlineData("rating__between=,", "Empty:rating__between@0")]
    [InlineData("title__like=x%5C", "Value:title__like@0")]
    [InlineData("order_by=", "Empty:order_by@0")]
    [InlineData("order_by=id,,rating", "Empty:order_by@0")]
    [InlineData("order_by=zzz", "Sort:order_by@0")]
    [InlineData("order_by=--id", "Sort:order_by@0")]
    [InlineData("order_by=-", "Sort:order_by@0")]
    [InlineData("order_by=user", "Sort:order_by@0")]
    [InlineData("order_by=comments___score", "Sort:order_by@0")]
    [InlineData("order_by=id__desc", "Sort:order_by@0")]
    [InlineData("order_by[x]=id", "Group:order_by[x]@0")]
    [InlineData("load=zzz", "Load:load@0")]
    [InlineData("load=title", "Load:load@0")]
    [InlineData("load=user__isnull", "Load:load@0")]
    [InlineData("fields=zzz", "Field:fields@0")]
    [InlineData("fields=id__exact", "Field:fields@0")]
    [InlineData("secret=1&or__x=2&__=3&___=4&.=5", "Name:secret@0 Name:or__x@0 Name:__@0 Name:___@0 Name:.@0")]
    public void Requests(string query, string problems) => Assert.Equal(problems, ProblemsOf(Read(query)));

    [Fact]
    public void Two_members_that_match_equally_are_no_name() => Assert.Equal("Name:full_name@0", ProblemsOf(Read<Ambiguous>("full_name=x")));

    [Fact]
    public void A_composite_key_is_compared_by_its_columns()
    {
        Assert.Equal("Operator:lines@0", ProblemsOf(Read<Order>("lines=1")));
        Assert.Empty(Read<Order>("lines___number=1").Problems);
    }

    [Fact]
    public void All_problems_are_told_and_no_more_than_twenty()
    {
        var query = Read(string.Join('&', Enumerable.Range(0, 30).Select(i => $"zzz{i}=1")));

        Assert.Equal(20, query.Problems.Count);
    }

    [Fact]
    public void Problems_say_what_is_expected()
    {
        var problems = Read("rating__ge=x&kind=y&page_size=500").Problems;

        Assert.Equal(
            [
                "rating__ge: A whole number is expected.",
                "kind: One of these names is expected: Note, Article, Review.",
                "page_size: The page has too many rows: at most 100.",
            ],
            problems.Select(problem => $"{problem.Parameter}: {problem.Detail}"));
        Assert.Equal([null, null, 100], problems.Select(problem => problem.Max));
    }

    [Fact]
    public void The_exception_has_the_problems()
    {
        var query = Read("rating__ge=x");

        var exception = new QueryException(query.Problems);

        Assert.Same(query.Problems, exception.Problems);
        Assert.Equal(
            $"The query cannot be understood, and nothing was read. Correct what is wrong and send it again:{Environment.NewLine}- 'rating__ge': "
            + "A whole number is expected.",
            exception.Message);
    }

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(200, Read($"{new string('é', 300)}=1").Problems[0].Parameter?.Length);
}
