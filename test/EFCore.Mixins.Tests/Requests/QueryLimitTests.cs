namespace EFCore.Mixins.Tests.Requests;

/// <summary>Each limit allows its number and no more.</summary>
public sealed class QueryLimitTests : RequestFixture
{
    public static TheoryData<string, string, string> Limits => new()
    {
        { $"title={new string('x', 1000)}", $"title={new string('x', 1001)}", "Limit:title@0" },
        { $"id__in={Numbers(100)}", $"id__in={Numbers(101)}", "Limit:id__in@0" },
        { "order_by=id,id,id,id,id", "order_by=id,id,id,id,id,id", "Limit:order_by@0" },
        { "load=user,user,user,user,user", "load=user,user,user,user,user,user", "Limit:load@0" },
        { "load=user.posts", "load=user.posts.comments", "Limit:load@0" },
        { $"fields={string.Join(',', Enumerable.Repeat("id", 50))}", $"fields={string.Join(',', Enumerable.Repeat("id", 51))}", "Limit:fields@0" },
        { "page=500&page_size=20", "page=502&page_size=20", "Limit:page@0" },
        { $"after={new string('x', 1024)}", $"after={new string('x', 1025)}", "Limit:after@0" },
        { "or[or][or][not][id]=1", "or[or][or][not][not][id]=1", "Depth:or[or][or][not][not][id]@16" },
        { "or[1][and][1][or][1][not][id]=1", "or[1][and][1][or][1][not][or][id]=1", "Depth:or[1][and][1][or][1][not][or][id]@26" },
        { "comments__any[body]=a", "comments__any[author__any][name]=a", "Depth:comments__any[author__any][name]@14" },
        { "comments___author___comments___body=a", "comments___author___posts___comments___body=a", "Limit:comments___author___posts___comments___body@0" },
        {
            "comments__any[author___posts___body]=a",
            "comments__any[author___posts___comments___body]=a",
            "Limit:comments__any[author___posts___comments___body]@14"
        },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit(string within, string beyond, string problems)
    {
        Assert.Equal("", ProblemsOf(Read(within)));
        Assert.Equal(problems, ProblemsOf(Read(beyond)));
    }

    [Fact]
    public void Conditions()
    {
        static string Query(int count) => string.Join('&', Enumerable.Range(0, count).Select(i => $"or[{i}][id]={i}"));

        Assert.Equal("", ProblemsOf(Read(Query(30))));
        Assert.Equal("Limit:or[30][id]@7", ProblemsOf(Read(Query(31))));
        Assert.Equal("Limit:or[30][id]@7", ProblemsOf(Read(Query(45))));
    }

    [Fact]
    public void Parameters()
    {
        static string Query(int count) => string.Join('&', Enumerable.Repeat("id__in=1", count));

        Assert.Equal("", ProblemsOf(Read(Query(50))));
        Assert.Equal("Limit:@0", ProblemsOf(Read(Query(51))));
        Assert.Equal("Limit:@0", ProblemsOf(Read($"{Query(200)}")));
    }

    [Fact]
    public void Characters()
    {
        Assert.Equal("", ProblemsOf(Read(Filled(4096))));
        Assert.Equal("Limit:@0", ProblemsOf(Read(Filled(4097))));
        Assert.Equal("Limit:@0", ProblemsOf(Read(string.Join('&', Enumerable.Repeat("zzz=1", 10_000)))));
    }

    [Fact]
    public void Values_of_all_lists()
    {
        var query = string.Join('&', Enumerable.Range(0, 6).Select(i => $"and[{i}][id__in]={Numbers(i < 5 ? 100 : 1)}"));

        Assert.Equal("Limit:and[5][id__in]@7", ProblemsOf(Read(query)));
    }

    [Fact]
    public void Values_of_a_list_that_is_repeated()
    {
        Syntax = Syntax with { Limits = Syntax.Limits with { MaxParameters = 1000 } };

        Assert.Equal("Limit:id__in@0 Limit:id__in@0", ProblemsOf(Read(string.Join('&', Enumerable.Repeat("id__in=1", 102)))));
    }

    [Fact]
    public void A_page_that_is_too_large_can_be_cut()
    {
        Settings = Settings with { ClampsPageSize = true };

        Assert.Equal(100, Read("page_size=1000").Page.Size);
    }

    private static string Numbers(int count) => string.Join(',', Enumerable.Range(1, count));

    /// <summary>Conditions of a number of characters.</summary>
    private static string Filled(int length)
    {
        var text = string.Join('&', Enumerable.Range(0, 4).Select(i => $"or[{i}][title]={new string('x', 980)}"));
        return text + $"&or[4][title]={new string('x', length - text.Length - 14)}";
    }
}
