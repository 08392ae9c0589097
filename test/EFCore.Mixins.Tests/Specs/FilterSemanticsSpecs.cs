using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The meaning of paths, groups, relations and names.</summary>
public abstract class FilterSemanticsSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(Blog());
        db.AddRange(Shop());
        db.AddRange(Oddities());
        var note = new Note { Text = "hidden" };
        db.Add(note);
        db.Entry(note).Property("Key").CurrentValue = 7;
        db.Entry(note).Property("Secret").CurrentValue = "s";
        db.Add(new Note { Text = "open" });
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public virtual async Task Conditions_on_one_path_apply_to_one_related_row_at_any_depth()
    {
        await PostsAsync(new { comments___body = "a", comments___score = 1 }, "mixed");
        await PostsAsync(Filter.And(new { comments___body = "a" }, Filter.And(Filter.And(new { comments___score = 1 }))), "mixed");
        await PostsAsync(Filter.And(new { comments___body = "a" }, Filter.Or(new { comments___score = 1 }, new { rating = 5 })), "loved", "mixed");
        await UsersAsync(new { posts___comments___body = "a", posts___comments___score = 1, posts___rating = 5 });
        await UsersAsync(new { posts___comments___body = "a", posts___rating = 5 }, "Bianca");
        await UsersAsync(new { posts___body = "quiet", posts___comments__isnull = true }, "Bill");
    }

    [Fact]
    public virtual async Task Separate_calls_apply_to_their_own_related_rows()
    {
        var both = Post.Where(new { comments___body = "a" }).ApplyQuery(new { comments___score = 1 });

        Assert.Equal(["loved", "mixed"], await both.Select(post => post.Body).OrderBy(body => body).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task A_negation_applies_to_its_own_related_rows()
    {
        await PostsAsync(Filter.Not(new { comments___body = "a", comments___score = 1 }), "loved", "quiet");
        await PostsAsync(Filter.And(new { comments___body = "a" }, Filter.Not(new { comments___score = 1 })));
        await PostsAsync(Filter.And(new { comments___score = 5 }, Filter.Not(new { comments___body = "c" })), "loved");
        await PostsAsync(Filter.Not(Filter.Or(new { comments___body = "a" }, new { rating = 3 })));
    }

    [Fact]
    public virtual async Task Alternatives_hold_for_parents_without_rows()
    {
        await PostsAsync(Filter.Or(new { comments___body = "b" }, new { rating = 3 }), "loved", "quiet");
        await PostsAsync(
            Filter.And(
                Filter.Or(new { comments___body = "b" }, new { rating = 3 }),
                Filter.Or(new { comments___score = 1 }, new { body = "quiet" })),
            "loved",
            "quiet");
    }

    [Fact]
    public virtual async Task Quantifiers_have_rows_of_their_own_below_a_shared_path()
    {
        await PostsAsync(new { comments___body = "a", comments__any = new { body = "b" } }, "loved");
        await UsersAsync(new { posts___rating = 5, posts___comments__any = new { body = "b" } }, "Bianca");
        await UsersAsync(new { posts___rating = 5, posts___comments__none = new { body = "b" } });
        await UsersAsync(new { posts__all = new { comments__none = new { score = 5 } } }, "Bill", "Cid");
        await UsersAsync(new { posts__any = new { comments__count = 2, user___name__startswith = "Bi" } }, "Bianca");
        await PostsAsync(new { user___posts__any = new { rating = 3 } }, "quiet");
        await PostsAsync(new { user___posts__none = new { rating = 3 } }, "loved", "mixed");
    }

    [Fact]
    public virtual async Task A_missing_relation_is_a_missing_value()
    {
        await PostsAsync(new { user___name = (string?)null }, "mixed");
        await PostsAsync(new { user___name__ne = "Bill" }, "loved", "mixed");
        await PostsAsync(Filter.Not(new { user___name__startswith = "Bi" }), "mixed");
        await PostsAsync(new { user___posts__count = 0 }, "mixed");
        await PostsAsync(new { user__any = new { } }, "loved", "quiet");
        await PostsAsync(Filter.Not(new { user__any = new { } }), "mixed");
    }

    [Fact]
    public virtual async Task Composite_keys_compare_as_a_whole()
    {
        await using var db = NewContext();
        var line = await db.OrderLines.SingleAsync(row => row.OrderId == First && row.Number == 2, Token);
        object[] keys =
        [
            line,
            (First, 2),
            new object[] { First.ToString(), 2L },
            new { number = 2, order_id = First },
            new Dictionary<string, object?> { ["Number"] = 2, ["OrderId"] = First },
        ];

        foreach (var key in keys)
            Assert.Equal([First], await OrdersAsync(new { lines = key }));
        Assert.Equal([First, Second], await OrdersAsync(new { lines__in = new object[] { (First, 2), (Second, 1) } }));
        Assert.Equal([First, Second], await OrdersAsync(new { lines__ne = (First, 2) }));
        Assert.Equal([Second], await OrdersAsync(Filter.Not(new { lines = (First, 2) })));
        Assert.Equal([First], await OrdersAsync(new { lines__any = new { product = "pen", number = 2 } }));
        Assert.Equal(2, await OrderLine.Query(new { order = First }).CountAsync(Token));
        Assert.Equal(2, await OrderLine.Query(new { order___address___city = "Bern" }).CountAsync(Token));
    }

    [Fact]
    public virtual void A_wrong_key_names_the_key()
    {
        Assert.Equal(
            "Filter 'lines' is not valid on 'Order': the key (order_id, number) is expected, a number (int) was given.",
            Assert.Throws<FilterException>(() => Order.Query(new { lines = 5 })).Message);
        Assert.Equal(
            "Filter 'user' is not valid on 'Post': the given User has no key yet; save it first.",
            Assert.Throws<FilterException>(() => Post.Query(new { user = new User { Name = "new" } })).Message);
        Assert.Equal(
            "Filter 'user' is not valid on 'Post': a whole number (int) is expected, text was given.",
            Assert.Throws<FilterException>(() => Post.Query(new { user = "1" })).Message);
    }

    [Fact]
    public virtual async Task Converted_keys_compare_by_value_and_by_what_is_stored()
    {
        object[] keys = [new CustomerId(1), 1, 1L];

        foreach (var key in keys)
        {
            Assert.Equal("Ann", Assert.Single(await Customer.Query(new { id = key }).ToListAsync(Token)).Name);
            Assert.Equal([First], await OrdersAsync(new { customer = key }));
            Assert.Equal([First], await OrdersAsync(new { customer_id = key }));
            Assert.Equal([First], await OrdersAsync(new { customer___id__in = new[] { key } }));
        }

        Assert.Equal([Second], await OrdersAsync(new { customer__ne = 1 }));
        Assert.Throws<FilterException>(() => Order.Query(new { customer_id__gt = 1 }));
    }

    [Fact]
    public virtual async Task Enums_are_given_by_name_or_number_even_if_stored_as_text()
    {
        foreach (var tier in (object[])[Tier.Gold, "gold", "GOLD", 2, 2L])
            Assert.Equal("Bob", (await Customer.Query(new { tier }).SingleAsync(Token)).Name);
        Assert.Equal(2, await Customer.Query(new { tier__in = new object[] { "gold", 0 } }).CountAsync(Token));
        Assert.Equal(
            "Filter 'tier__gt' is not valid on 'Customer': operator 'gt' does not work on 'tier', an enum stored as text (Tier). "
            + "Valid here: exact, ne, in, notin, isnull.",
            Assert.Throws<FilterException>(() => Customer.Query(new { tier__gt = Tier.Bronze })).Message);
    }

    [Fact]
    public virtual async Task Owned_and_complex_members_are_paths()
    {
        Assert.Equal([First], await OrdersAsync(new { address___city = "Bern" }));
        Assert.Equal([Second], await OrdersAsync(new { address___city = (string?)null }));
        Assert.Equal([Second], await OrdersAsync(new { address__isnull = true }));
        Assert.Equal([First], await OrdersAsync(new { address__any = new { city__startswith = "B" } }));
        Assert.Equal([Second], await OrdersAsync(Filter.Not(new { address__any = new { city__startswith = "B" } })));
        Assert.Equal([First], await OrdersAsync(new { total___amount__gt = 10 }));
        Assert.Equal([First, Second], await OrdersAsync(new { total__isnull = false }));
        Assert.Equal([First], await OrdersAsync(new { total__any = new { amount__gt = 10, currency = "CHF" } }));
        Assert.Equal(
            ["Ann"],
            (await Customer.Query(new { orders___total___amount__gt = 10, orders___address___city = "Bern" }).ToListAsync(Token))
                .Select(customer => customer.Name));
    }

    [Fact]
    public virtual async Task Shadow_properties_are_columns()
    {
        Assert.Equal("hidden", (await Note.Query(new { secret = "s" }).SingleAsync(Token)).Text);
        Assert.Equal("hidden", (await Note.Query(new { key = 7, Secret__startswith = "s" }).SingleAsync(Token)).Text);
        Assert.Equal("open", (await Note.Query(new { secret__isnull = true }, ["-secret"]).SingleAsync(Token)).Text);
    }

    [Fact]
    public virtual async Task Odd_names_are_found()
    {
        await OddityAsync(new { type_ = "t" });
        await OddityAsync(new { type___startswith = "t" });
        await OddityAsync(new { a__b = 5 });
        await OddityAsync(new { a__b__gt = 4 });
        await OddityAsync(new { user_name = "u" });
        await OddityAsync(new { userName__contains = "U" });
        await OddityAsync(new { count = 3 });
        await OddityAsync(new { count__ge = 3 });
        await OddityAsync(new { commit = "c" });
        Assert.Equal(
            "Filter 'full_name' is not valid on 'Ambiguous': 'full_name' can mean 'FullName' or 'fullname' of 'Ambiguous'; write one of them exactly.",
            Assert.Throws<FilterException>(() => Ambiguous.Query(new { full_name = "x" })).Message);
        Assert.Equal(1, await Ambiguous.Query(new { fullname = "small" }).CountAsync(Token));
        Assert.Equal(1, await Ambiguous.Query(new { FullName = "large" }).CountAsync(Token));
    }

    [Fact]
    public virtual async Task Inherited_entities_have_the_members_of_their_base()
    {
        Assert.Equal("Rex", (await Dog.Query(new { name = "Rex", bark_volume__gt = 3, owner___name = "Bill" }).SingleAsync(Token)).Name);
        Assert.Equal(["Rex", "Tom"], (await Animal.Query(new { owner__isnull = false }, ["name"]).ToListAsync(Token)).Select(animal => animal.Name));
        Assert.Equal("Rex", (await Animal.Query(new { name = "Rex", bark_volume__gt = 3 }).SingleAsync(Token)).Name);
        Assert.StartsWith(
            "Filter 'bark_volumes' is not valid on 'Animal': 'Animal' has no member 'bark_volumes'.",
            Assert.Throws<FilterException>(() => Animal.Query(new { bark_volumes = 3 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Self_references_nest()
    {
        await DocumentsAsync(new { children___title = "leaf" }, "branch");
        await DocumentsAsync(new { children___children___title = "leaf" }, "root");
        await DocumentsAsync(new { parent___parent___title = "root" }, "leaf");
        await DocumentsAsync(new { parent = (object?)null }, "root");
        await DocumentsAsync(new { parent___children__count = 1, children__isnull = true }, "leaf");
        await DocumentsAsync(Filter.Not(new { children___children__isnull = false }), "branch", "leaf");
    }

    [Fact]
    public virtual async Task Many_to_many_paths_reach_rows()
    {
        await PostsAsync(new { tags = "x" }, "loved", "quiet");
        await PostsAsync(new { tags__in = new[] { "y" } }, "loved");
        await PostsAsync(new { tags___posts___body = "quiet" }, "loved", "quiet");
        await PostsAsync(new { tags__all = new { name = "x" } }, "mixed", "quiet");
        Assert.Equal(["x"], await Tag.Query(new { posts__count = 2 }).Select(tag => tag.Name).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Queries_can_be_given_instead_of_lists()
    {
        await using var db = NewContext();
        var names = User.Where(new { name__startswith = "Bi" }).Select(user => user.Name);

        await PostsAsync(new { user___name__in = names }, "loved", "quiet");
        await PostsAsync(new { user___name__notin = names }, "mixed");
        await PostsAsync(Filter.Not(new { user___name__in = names }), "mixed");
        await PostsAsync(new { user__in = User.Where(new { name = "Bill" }) }, "quiet");
        await PostsAsync(new { user__notin = User.Where(new { name = "Bill" }) }, "loved", "mixed");
        await PostsAsync(new { user__in = User.Where(new { name = "Bill" }).Select(user => user.Id) }, "quiet");
        await PostsAsync(new { user_id__notin = User.Where(new { name = "Bill" }).Select(user => user.Id) }, "loved", "mixed");
        await PostsAsync(new { rating__in = Post.Select().Select(post => post.Rating) }, "loved", "mixed", "quiet");
        await PostsAsync(new { rating__notin = Post.Where(new { body = "mixed" }).Select(post => post.Rating) }, "loved", "quiet");
        await PostsAsync(new { comments__in = Comment.Where(new { body = "b" }) }, "loved");
        await PostsAsync(new { user__in = new List<int> { 1 }.AsQueryable() }, "quiet");
        Assert.Equal("quiet", (await db.Posts.ApplyQuery(new { user__in = db.Users.Where(user => user.Name == "Bill") }).SingleAsync(Token)).Body);
        Assert.Equal("quiet", (await db.Posts.ApplyQuery(new { user__in = User.Where(new { name = "Bill" }) }).SingleAsync(Token)).Body);
        Assert.Equal(
            "Filter 'user__in' is not valid on 'Post': a query of 'User' or of its key is expected, one of Tag was given.",
            Assert.Throws<FilterException>(() => Post.Query(new { user__in = Tag.Select() })).Message);
        Assert.Equal(
            "Filter 'rating__in' is not valid on 'Post': a query of Int32 is expected, one of String was given.",
            Assert.Throws<FilterException>(() => Post.Query(new { rating__in = names })).Message);
    }

    [Fact]
    public virtual async Task Lambdas_are_parts_of_groups()
    {
        await PostsAsync(Filter.And(new { archived = false }, Filter.Of<Post>(post => post.Rating > post.Comments.Count)), "loved", "quiet");
        await PostsAsync(Filter.Or(Filter.Of<Post>(post => post.Title != null), new { rating = 3 }), "loved", "quiet");
        await PostsAsync(Filter.Not(Filter.Of<Post>(post => post.Rating > 3)), "mixed", "quiet");
        await PostsAsync(Filter.Not(Filter.Of<Post>(post => post.Comments.Any(comment => comment.Body == "b"))), "mixed", "quiet");
        await PostsAsync(new { user__any = Filter.Of<User>(user => user.Name == "Bill") }, "quiet");
        await PostsAsync(new { comments__any = Filter.And(Filter.Of<Comment>(comment => comment.Score > 1), new { body = "a" }) }, "loved");
        await PostsAsync(new { comments__all = Filter.Of<Comment>(comment => comment.Score < 5) }, "mixed", "quiet");
        Assert.Equal(
            "The filter is not valid on 'Post': a lambda over 'Post' is expected, one over 'User' was given.",
            Assert.Throws<FilterException>(() => Post.Query(Filter.Of<User>(user => user.Id == 1))).Message);
    }

    [Fact]
    public virtual async Task Groups_are_keys_of_dictionaries()
    {
        await PostsAsync(Map(("or", new object[] { new { rating = 5 }, Map(("rating", 3)) })), "loved", "quiet");
        await PostsAsync(Map(("and", new object[] { new { rating__gt = 2 } }), ("not", new { rating = 5 })), "quiet");
        await PostsAsync(Map(("not", Map(("or", new object[] { new { rating = 5 }, new { rating = 3 } })))), "mixed");
        await PostsAsync(Map(("or", Array.Empty<object>())));
        await PostsAsync(Map(("and", Array.Empty<object>())), "loved", "mixed", "quiet");
        await PostsAsync(new { comments__any = Map(("or", new object[] { new { body = "b" }, new { score = 5 } })) }, "loved");
        Assert.Equal(
            "Filter 'or' is not valid on 'Post': a list of filters is expected, an object was given.",
            Assert.Throws<FilterException>(() => Post.Query(Map(("or", new { rating = 5 })))).Message);
    }

    [Fact]
    public virtual async Task JSON_is_a_filter_and_a_value()
    {
        await PostsAsync(
            JsonDocument.Parse("""{"or": [{"rating": 5}, {"not": {"rating__in": [3, null]}}], "comments__any": {"body": "a"}}""").RootElement,
            "loved");
        await PostsAsync(JsonDocument.Parse("""{"rating": null, "price": 0.0, "archived": false, "kind": "note"}""").RootElement, "mixed");
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """{"rating": null, "comments___score__in": [1], "user": null, "comments__count": 1}""");
        await PostsAsync(values!.ToDictionary(pair => pair.Key, pair => (object?)pair.Value), "mixed"); // the text is an object
        await PostsAsync(values, "mixed");
        await PostsAsync(new Dictionary<string, int> { ["rating"] = 5 }, "loved");
    }

    [Fact]
    public virtual async Task Queries_of_a_context_keep_what_they_have()
    {
        await using var db = NewContext();

        var posts = await db.Posts.Include(post => post.Comments).Where(post => post.Rating != null).OrderBy(post => post.Body)
            .ApplyQuery(new { comments___body = "a" }, ["-id"]).ToListAsync(Token);
        Assert.Equal(("loved", 2), posts.Select(post => (post.Body, post.Comments.Count)).Single());

        var ordered = db.Posts.OrderByDescending(post => post.Body).ApplyQuery(new { rating__isnull = false });
        Assert.Equal(["quiet", "loved"], await ordered.Select(post => post.Body).ToListAsync(Token));
        Assert.Equal(
            ["quiet"],
            await db.Posts
                .OrderByDescending(post => post.Body)
                .Take(2)
                .ApplyQuery(new { rating__isnull = false })
                .Select(post => post.Body)
                .ToListAsync(Token));
        Assert.Equal(2, await db.Posts.AsNoTracking().TagWith("tag").ApplyQuery(new { comments___body__in = new[] { "a" } }).CountAsync(Token));
    }

    [Fact]
    public virtual async Task Statements_count_and_page_rows_once()
    {
        var where = new { comments___body__in = new[] { "a", "b" } };

        Assert.Equal(2, await Post.Query(where).CountAsync(Token));
        Assert.Equal(["loved", "mixed"], await Post.Query(where, ["body"]).Take(2).Select(post => post.Body).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Filter_expressions_are_LINQ()
    {
        await using var db = NewContext();
        var where = Post.FilterExpression(new { rating__gt = 3 });

        Assert.Equal("loved", (await db.Posts.Where(where).SingleAsync(Token)).Body);
        Assert.Equal("p => (p.Rating > value(EFCore.Mixins.Expressions.Parameter`1[System.Nullable`1[System.Int32]]).Value)", where.ToString());
    }

    private static Task PostsAsync(object? where, params string[] bodies)
        => SelectsAsync(Post.Query(where).Select(post => post.Body), bodies);

    private static Task UsersAsync(object where, params string[] names)
        => SelectsAsync(User.Query(where).Select(user => user.Name), names);

    private static Task DocumentsAsync(object where, params string[] titles)
        => SelectsAsync(Document.Query(where).Select(document => document.Title), titles);

    private static async Task<IEnumerable<Guid>> OrdersAsync(object where)
        => (await Order.Query(where).Select(order => order.Id).ToListAsync(Token)).Order();

    private static async Task OddityAsync(object where)
        => Assert.Equal("t", (await Oddity.Query(where).SingleAsync(Token)).type_);

    private static async Task SelectsAsync(IQueryable<string> query, string[] texts)
        => Assert.Equal(texts, (await query.ToListAsync(Token)).Order(StringComparer.Ordinal));

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static IEnumerable<object> Blog()
    {
        var (bill, bianca) = (new User { Id = 1, Name = "Bill" }, new User { Id = 2, Name = "Bianca" });
        var (x, y) = (new Tag { Name = "x" }, new Tag { Name = "y" });
        return
        [
            new User { Id = 3, Name = "Cid" },
            new Post { Body = "quiet", User = bill, Rating = 3, Tags = { x } },
            new Post
            {
                Body = "loved",
                User = bianca,
                Rating = 5,
                Title = "Praise",
                Comments = { new() { Body = "a", Score = 5 }, new() { Body = "b", Score = 1 } },
                Tags = { x, y },
            },
            new Post { Body = "mixed", Comments = { new() { Body = "a", Score = 1 } } },
            new Dog { Name = "Rex", BarkVolume = 5, Owner = bill },
            new Dog { Name = "Fido", BarkVolume = 5 },
            new Cat { Name = "Tom", Owner = bianca },
        ];
    }

    private static IEnumerable<object> Shop()
    {
        var (ann, bob) = (new Customer { Id = new(1), Name = "Ann" }, new Customer { Id = new(2), Name = "Bob", Tier = Tier.Gold });
        return
        [
            new Order
            {
                Id = First, Customer = ann, Total = new() { Amount = 20 }, Address = new() { City = "Bern" },
                Lines = { new() { Number = 1, Product = "ink" , Quantity = 1 }, new() { Number = 2, Product = "pen", Quantity = 5 } },
            },
            new Order { Id = Second, Customer = bob, Total = new() { Amount = 5 }, Lines = { new() { Number = 1, Product = "pen", Quantity = 1 } } },
        ];
    }

    private static IEnumerable<object> Oddities()
        =>
        [
            new Oddity { type_ = "t", a__b = 5, Commit = "c", UserName = "u", Count = 3 },
            new Oddity { type_ = "other" },
            new Ambiguous { FullName = "large", fullname = "small" },
            new Document { Title = "root", Children = { new Document { Title = "branch", Children = { new Document { Title = "leaf" } } } } },
        ];
}
