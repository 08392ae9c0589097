using System.Text;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The rows that a request finds in the operators' table, one digit each.</summary>
public abstract class RequestSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_query_string_finds_what_the_filter_finds(string key, object? value)
    {
        var filter = Filter.And(new Dictionary<string, object?> { [key] = value });
        await using var db = NewContext();

        var expected = await IdsAsync(db.Posts.ApplyQuery(filter));
        var query = Bind(QueryStringReader.Read(filter.ToQueryString(), QuerySyntax.Default), db);

        Assert.Equal(expected, await IdsAsync(Post.Query(query.Where)));
        Assert.Equal(expected, await IdsAsync(db.Posts.ApplyQuery(query.Where)));
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_body_finds_what_the_filter_finds(string key, object? value)
    {
        var filter = Filter.And(new Dictionary<string, object?> { [key] = value });
        await using var db = NewContext();

        var query = Bind(QueryJsonReader.Read(Encoding.UTF8.GetBytes("{\"where\":" + filter.ToJson() + "}"), QuerySyntax.Default), db);

        Assert.Equal(await IdsAsync(db.Posts.ApplyQuery(filter)), await IdsAsync(Post.Query(query.Where)));
    }

    [Theory]
    [InlineData("or[rating]=5&or[rating__isnull]=true&order_by=-id")]
    [InlineData("or[a][rating__ge]=3&or[a][archived]=true&or[b][comments___body]=a&order_by=user___name,-rating__nullslast,id")]
    [InlineData("not[rating__gt]=3&not[archived]=true&order_by=-comments__count,id")]
    [InlineData("comments__any[score__ge]=1&comments__count__le=2&order_by=comments___score__max,id&load=user,comments")]
    [InlineData("and[1][or][kind]=note&and[1][or][price__between]=5,&and[2][or][views__lt]=100&and[2][or][title__contains]=a&page_size=3")]
    public virtual async Task Filters_of_requests_run(string text)
    {
        await using var db = NewContext();
        var query = Bind(QueryStringReader.Read(text, QuerySyntax.Default), db);

        var rows = await Post.Query(query.Where, query.OrderBy, query.Load).Take(query.Page.Size).ToListAsync(Token);
        var same = await db.Posts.ApplyQuery(query.Where, query.OrderBy, query.Load).Take(query.Page.Size).ToListAsync(Token);

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(post => post.Id), same.Select(post => post.Id));
    }

    /// <summary>The conditions of the operators' table that a request can write.</summary>
    public static TheoryData<string, object?> Cases()
    {
        var cases = new TheoryData<string, object?>();
        foreach (var one in OperatorCases.Values.Where(one => IsWritable(one.Key, one.Value)))
            cases.Add(one.Key, one.Value);
        return cases;
    }

    private static bool IsWritable(string key, object? value)
    {
        try
        {
            return Filter.And(new Dictionary<string, object?> { [key] = value }).ToQueryString().Length > 0;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static BoundQuery Bind(ParsedQuery query, SpecContext db)
    {
        var settings = new QueryBindingSettings(FilterBindingSettings.Of(db)) { AllowsEnumNumbers = true };
        var bound = QueryBinder.Bind(query, db.Model.FindEntityType(typeof(Post))!, settings, OpenQueryPermissions.Instance); // the model maps it
        Assert.Empty(bound.Problems);
        return bound;
    }

    private static async Task<string> IdsAsync(IQueryable<Post> posts)
        => string.Concat(await posts.Select(post => post.Id).OrderBy(id => id).ToListAsync(Token));
}
