using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Operators and limits of a context's options, its query filters, and how often filters compile.</summary>
public abstract class FilterOptionSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Fact]
    public virtual async Task Operators_can_be_added()
    {
        await using var db = With(options => options
            .AddOperator<string, int>("length", (text, length) => text.Length == length)
            .AddOperator<string, string>("differs", (text, value) => text != value)
            .AddOperator<int, int>("is_multiple_of", (number, divisor) => number % divisor == 0)
            .AddOperator<long, long>("is_multiple_of", (number, divisor) => number % divisor == 0));

        await SelectsAsync(db.Posts.ApplyQuery(new { title__length = 5 }), "38");
        await SelectsAsync(db.Posts.ApplyQuery(Filter.Not(new { title__length = 5 })), "124567");
        await SelectsAsync(db.Posts.ApplyQuery(new { title__differs = "Alpha" }), "245678");
        await SelectsAsync(db.Posts.ApplyQuery(Filter.Not(new { title__differs = "Alpha" })), "13");
        await SelectsAsync(db.Posts.ApplyQuery(new { user___name__length = 3 }), "235");
        await SelectsAsync(db.Posts.ApplyQuery(Filter.Not(new { user___name__length = 3 })), "14678");
        await SelectsAsync(db.Posts.ApplyQuery(new { comments___body__length = 1L }), "234");
        await SelectsAsync(db.Posts.ApplyQuery(new { rating__is_multiple_of = 5 }), "248");
        await SelectsAsync(db.Posts.ApplyQuery(new { views__is_multiple_of = 5 }), "134678");
        Assert.Equal("Bill", (await db.Users.ApplyQuery(new { name__length = 4, posts__any = new { rating__is_multiple_of = 5 } }).SingleAsync(Token)).Name);
    }

    [Fact]
    public virtual async Task Conditions_without_a_value_are_left_out_where_they_are_optional()
    {
        await using var db = NewContext();
        string? title = null;
        int? rating = 5;
        var all = await db.Posts.CountAsync(Token);

        Assert.Equal(
            await db.Posts.CountAsync(post => post.Rating == 5, Token),
            await db.Posts.ApplyQuery(Filter.Given(new { title, rating, user___name__contains = title })).CountAsync(Token));
        Assert.Equal(all, await db.Posts.ApplyQuery(Filter.Given(new { title })).CountAsync(Token));
        Assert.Equal(all, await db.Posts.ApplyQuery(Filter.Given(new { title, user___name = title })).CountAsync(Token));
        Assert.Equal(0, await db.Posts.ApplyQuery(Filter.Not(Filter.Given(new { title }))).CountAsync(Token));
        Assert.Equal(
            await db.Posts.CountAsync(post => post.Title == "Alpha", Token),
            await db.Posts.ApplyQuery(Filter.Given(System.Text.Json.JsonDocument.Parse("""{ "title": "Alpha", "rating": null }"""))).CountAsync(Token));
        Assert.Equal(
            await db.Posts.CountAsync(post => post.Rating == null, Token),
            await db.Posts
                .ApplyQuery(Filter.And(Filter.Given(new Dictionary<string, object?> { ["title"] = null }), new { rating = (int?)null }))
                .CountAsync(Token));
        Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(Filter.Given(new { nothing = 1 })));
        Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(Filter.Given("title")));
    }

    [Fact]
    public virtual async Task Errors_of_added_operators_name_the_expected_type()
    {
        await using var db = With(options => options.AddOperator<string, int>("length", (text, length) => text.Length == length));

        Assert.Equal(
            "Filter 'rating__length' is not valid on 'Post': operator 'length' does not work on 'rating', a whole number (int). " +
            "Valid here: exact, ne, gt, ge, lt, le, in, notin, isnull, between, notbetween.",
            Refused(db, new { rating__length = 5 }));
        Assert.Equal(
            "Filter 'title__length' is not valid on 'Post': a whole number (int) is expected, text was given.",
            Refused(db, new { title__length = "5" }));
        Assert.Equal(
            "Filter 'title__length' is not valid on 'Post': null has no meaning for 'length'; compare with 'isnull'.",
            Refused(db, new { title__length = (int?)null }));
        Assert.EndsWith("regex, length.", Refused(db, new { title__size = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Added_operators_belong_to_their_options()
    {
        await SelectsAsync(Post.Query(new { id = 1 }), "1");
        await using var db = With(options => options.AddOperator<string, int>("length", (text, length) => text.Length == length));

        Assert.Throws<FilterException>(() => Post.Query(new { title__length = 5 }));
        using (Contexts.Use(db))
            await SelectsAsync(Post.Query(new { title__length = 5 }), "38");
        Assert.Throws<FilterException>(() => Post.Query(new { title__length = 5 }));
    }

    [Fact]
    public virtual void Operators_have_names_of_their_own()
    {
        Assert.Equal(
            "Operator 'year_ge' is built in and keeps its meaning; choose another name. (Parameter 'name')",
            Assert.Throws<ArgumentException>(
                () => With(options => options.AddOperator<string, int>("year_ge", (text, length) => text.Length == length))).Message);
        Assert.Equal(
            "'a__b' cannot name an operator: use letters, digits and single underscores. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => With(options => options.AddOperator<string, int>("a__b", (text, length) => text.Length == length))).Message);
    }

    [Fact]
    public virtual async Task Limits_can_be_set()
    {
        var limits = new FilterLimits { MaxDepth = 2, MaxConditions = 3, MaxListLength = 2, MaxKeyLength = 40, MaxPathLength = 2, MaxTextLength = 5 };
        await using var db = With(options => options.LimitFilters(limits));

        Assert.Equal(
            "The filter is not valid on 'Post': groups nest deeper than 2 (FilterLimits.MaxDepth).",
            Refused(db, Filter.Not(Filter.Not(Filter.Not(new { id = 1 })))));
        Assert.Equal(
            "The filter is not valid on 'Post': there are more than 3 conditions (FilterLimits.MaxConditions).",
            Refused(db, new { id = 1, views = 1, rating = 1, price = 1 }));
        Assert.Equal(
            "Filter 'id__in' is not valid on 'Post': the list has more than 2 values (FilterLimits.MaxListLength).",
            Refused(db, new { id__in = new[] { 1, 2, 3 } }));
        Assert.Equal(
            "Filter 'title__contains' is not valid on 'Post': the text has more than 5 characters (FilterLimits.MaxTextLength).",
            Refused(db, new { title__contains = "123456" }));
        Assert.Equal(
            "Filter 'user.posts.user.id' is not valid on 'Post': the path goes through more than 2 relations (FilterLimits.MaxPathLength).",
            Refused(db, Map("user.posts.user.id", 1)));
        Assert.Equal(
            "Filter 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is not valid on 'Post': the key has more than 40 characters (FilterLimits.MaxKeyLength).",
            Refused(db, Map(new string('a', 41), 1)));
        Assert.Equal(
            "The filter is not valid on 'Post': there are more than 3 sort keys (FilterLimits.MaxConditions).",
            Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(orderBy: ["id", "id", "id", "id"])).Message);
        await SelectsAsync(db.Posts.ApplyQuery(Filter.Not(new { id__in = new[] { 1, 2 }, views = 0, title__contains = "12345" })), "12345678");
    }

    [Fact]
    public virtual void Nested_filters_count_towards_the_limits()
    {
        object nested = new { id = 1 };
        for (var i = 0; i < 40; i++)
            nested = Map("not", nested);
        var quantified = (object)new { id = 1 };
        for (var i = 0; i < 40; i++)
            quantified = i % 2 == 0 ? Map("post__any", quantified) : Map("comments__any", quantified);

        Assert.Contains("MaxDepth", Assert.Throws<FilterException>(() => Post.Query(nested)).Message, StringComparison.Ordinal);
        Assert.Contains("MaxDepth", Assert.Throws<FilterException>(() => Post.Query(quantified)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "MaxConditions",
            Assert.Throws<FilterException>(() => Post.Query(Map("or", Enumerable.Range(0, 201).Select(i => new { id = i })))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Query_filters_hide_related_rows()
    {
        await using var db = new TenantContext(Backend.OptionsOf<TenantContext>());
        const int bill = 2;

        await SelectsAsync(db.Posts.ApplyQuery(new { user_id = bill }), "47");
        await SelectsAsync(db.Posts.ApplyQuery(new { user___id = bill }), "");
        await SelectsAsync(db.Posts.ApplyQuery(new { user = bill }), "");
        await SelectsAsync(db.Posts.ApplyQuery(new { user___name = "Bill" }), "");
        await SelectsAsync(db.Posts.ApplyQuery(new { user___name__isnull = true }), "14678");
        await SelectsAsync(db.Posts.ApplyQuery(new { user___id__isnull = true }), "14678");
        await SelectsAsync(db.Posts.ApplyQuery(new { user__isnull = true }), "14678");
        await SelectsAsync(db.Posts.ApplyQuery(new { user__any = new { } }), "235");
        await SelectsAsync(db.Posts.ApplyQuery(new { user__none = new { name = "Ana" } }), "145678");
        await SelectsAsync(db.Posts.IgnoreQueryFilters().ApplyQuery(new { user___id = bill }), "47");
        await SelectsAsync(db.Posts.Where(post => post.User == null), "14678");
    }

    [Fact]
    public virtual async Task A_thousand_values_of_a_statement_compile_once()
    {
        using var cache = new QueryCacheMeter();
        for (var i = 0; i < 1000; i++)
            await Post.Query(Values(i), ["-comments__count", "user___name"]).ToListAsync(Token);

        Assert.Equal((1, 999), cache.Read());
    }

    [Fact]
    public virtual async Task A_thousand_values_of_a_query_compile_once()
    {
        await using var db = NewContext();
        using var cache = new QueryCacheMeter();
        for (var i = 0; i < 1000; i++)
            await db.Posts.AsNoTracking().Where(post => post.Archived).ApplyQuery(Values(i), ["-comments__count", "user___name"]).ToListAsync(Token);

        Assert.Equal((1, 999), cache.Read());
    }

    private static Filter Values(int i)
        => Filter.And(
            new { user___name = $"name {i}", rating__ne = i, views__gt = i, user___posts__count__ge = i % 3 },
            Filter.Or(
                new { comments___score__in = Enumerable.Range(0, (i % 7) + 1), comments___body__contains = $"{i}%", comments__in = new[] { i } },
                new { published_at__year = 2000 + (i % 50), published_at__date__ge = new DateOnly(2024, 1, 1).AddDays(i), at__hour = i % 23 },
                new { title__startswith = $"{i}", title__like = $"%{i}_", title__iexact = $"{i}", kind = i % 3, kind__in = new[] { i % 3 } }),
            Filter.Not(new
            {
                price__between = new[] { i, i + 1 },
                tags = $"{i}",
                tags__none = new { color = $"{i}" },
                day = new DateOnly(2024, 1, 1).AddDays(i),
            }));

    private SpecContext With(Action<MixinsOptionsBuilder> configure)
        => new(new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions).UseMixins(configure).Options);

    private static string Refused(SpecContext db, object where)
        => Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(where)).Message;

    private static Dictionary<string, object?> Map(string key, object? value) => new() { [key] = value };

    private static async Task SelectsAsync(IQueryable<Post> query, string rows)
        => Assert.Equal(rows, string.Concat((await query.Select(post => post.Id).ToListAsync(Token)).Order()));
}
