using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Malicious input is rejected or harmless; input just inside the limits runs.</summary>
public abstract class HostileInputSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Huge = 100_000;
    private const int LongestMessage = 3_000;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The depth of nested quantifiers that the database supports; the limits allow 31.</summary>
    protected virtual int MostQuantifiers => 31;

    public static TheoryData<string> Nestings { get; } =
        ["Filter.Not", "Filter.And", "Filter.Or", "not", "and", "or", "user___posts__any", "user___posts__none", "user___posts__all"];

    public static TheoryData<string> LongKeys { get; } =
        ["a", "_", ".", "___", "user___", "user.", "comments___", "__ge", "\0", "\ud83d\ude00", "\ud800", "İ", "rating__ge"];

    public static TheoryData<string> StrangeKeys { get; } =
    [
        "r\u0430ting", "ratin\u0261", "rating\0", "\0rating", "rating\u200b", "\u202egnitar", "rating\n", " rating", "\ud800", "rating\ud83d\ude00",
        "rating'; DROP TABLE Posts;--", "İd", "ıd",
    ];

    public static TheoryData<string> Surrogates { get; } = ["\ud800", "a\udc00", "\ude00\ud83d"];

    [Theory]
    [MemberData(nameof(Nestings))]
    public virtual void Endless_nesting_is_refused(string group)
        => AssertRefused(Nested(group, Huge), FilterProblemKind.Limit);

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("not")]
    [InlineData("user___posts__any")]
    public virtual void A_dictionary_that_holds_itself_is_refused(string group)
    {
        var values = new Dictionary<string, object?>();
        values[group] = group is "and" or "or" ? new object[] { values, values } : values;
        AssertRefused(values, FilterProblemKind.Limit);
    }

    [Theory]
    [MemberData(nameof(LongKeys))]
    public virtual void A_key_of_a_million_characters_is_refused_in_a_short_message(string piece)
    {
        var key = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        AssertRefused(new Dictionary<string, object?> { [key] = 1 }, FilterProblemKind.Limit);
        AssertRefused(() => Post.OrderBy(key), FilterProblemKind.Limit);
    }

    [Theory]
    [MemberData(nameof(LongKeys))]
    public virtual void A_key_of_the_greatest_length_is_refused_in_a_short_message(string piece)
    {
        var key = string.Concat(Enumerable.Repeat(piece, 1_000 / piece.Length));
        var filter = Assert.Throws<FilterException>(() => Post.Where(new Dictionary<string, object?> { [key] = 1 }));
        var order = Assert.Throws<FilterException>(() => Post.OrderBy(key));
        Assert.InRange(filter.Message.Length, 1, LongestMessage);
        Assert.InRange(order.Message.Length, 1, LongestMessage);
    }

    [Theory]
    [MemberData(nameof(StrangeKeys))]
    public virtual void A_key_that_only_looks_like_a_member_is_refused(string key)
    {
        AssertRefused(new Dictionary<string, object?> { [key] = 1 }, FilterProblemKind.UnknownMember);
        AssertRefused(() => Post.OrderBy(key), FilterProblemKind.UnknownMember);
    }

    [Fact]
    public virtual void Endless_groups_and_orders_are_refused()
    {
        var conditions = Enumerable.Range(0, Huge).Select(i => (object)new { id = i }).ToArray();
        AssertRefused(Filter.And(conditions), FilterProblemKind.Limit);
        AssertRefused(Filter.Or(conditions), FilterProblemKind.Limit);
        AssertRefused(new Dictionary<string, object?> { ["or"] = conditions }, FilterProblemKind.Limit);
        AssertRefused(new Dictionary<string, object?> { ["or"] = Counted(() => new { id = 1 }, out var read) }, FilterProblemKind.Limit);
        Assert.InRange(read(), 1, 501);
        AssertRefused(Enumerable.Range(0, Huge).ToDictionary(i => $"id__{i}", object? (i) => i), FilterProblemKind.Limit);
        AssertRefused(() => Post.OrderBy(Counted(() => "-id", out read)), FilterProblemKind.Limit);
        Assert.InRange(read(), 1, 501);
    }

    [Theory]
    [InlineData("rating__in")]
    [InlineData("rating__notin")]
    [InlineData("user__in")]
    [InlineData("comments__notin")]
    [InlineData("comments__count__in")]
    [InlineData("rating__between")]
    public virtual void Endless_lists_are_read_no_further_than_the_limit(string key)
    {
        AssertRefused(new Dictionary<string, object?> { [key] = Counted(() => 1, out var read) }, FilterProblemKind.Limit);
        Assert.InRange(read(), 50_001, 50_001);
        AssertRefused(new Dictionary<string, object?> { [key] = new int[1_000_000] }, FilterProblemKind.Limit);
    }

    [Theory]
    [InlineData("like")]
    [InlineData("ilike")]
    [InlineData("contains")]
    [InlineData("startswith")]
    [InlineData("iendswith")]
    [InlineData("iexact")]
    [InlineData("regex")]
    public virtual void Endless_text_is_not_searched_for(string name)
        => AssertRefused(new Dictionary<string, object?> { [$"body__{name}"] = new string('%', 1_000_000) }, FilterProblemKind.Limit);

    [Theory]
    [InlineData("like")]
    [InlineData("contains")]
    [InlineData("startswith")]
    public virtual void Text_with_a_nul_character_is_not_searched_for(string name)
        => AssertRefused(new Dictionary<string, object?> { [$"body__{name}"] = "a\0b" }, FilterProblemKind.ValueType);

    [Theory]
    [InlineData("(")]
    [InlineData("a{2,1}")]
    [InlineData("[")]
    public virtual async Task A_malformed_regular_expression_is_a_typed_error(string pattern)
    {
        await AddAsync(new Post { Body = "a" });
        await AssertMalformed(() => Post.Where(new { body__regex = pattern }).ToListAsync(Token));
        await AssertMalformed(() => Post.Where(new { body__regex = pattern }).CountAsync(Token));
        await AssertMalformed(async () => await Post.ScalarsAsync(Post.Where(new { body__regex = pattern })).ToListAsync(Token));
        await AssertMalformed(() => Post.Where(new { body__regex = pattern }).ExecuteDeleteAsync(Token));
        Assert.Equal(1, await Post.Select().CountAsync(Token));

        static async Task AssertMalformed<T>(Func<Task<T>> run)
        {
            var malformed = await Assert.ThrowsAsync<PatternException>(run);
            Assert.False(malformed.IsTimeout);
            Assert.Equal(
                "The query was not run: a regular expression in it is malformed in the dialect of the database. "
                + "Correct the value of 'regex', or use 'contains' or 'like'.",
                malformed.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Surrogates), DisableDiscoveryEnumeration = true)]
    public virtual async Task Text_that_no_database_stores_is_refused(string text)
    {
        AssertRefused(new { body = text }, FilterProblemKind.ValueType);
        AssertRefused(new { body__in = new[] { "a", text } }, FilterProblemKind.ValueType);
        AssertRefused(new { body__startswith = text }, FilterProblemKind.ValueType);
        AssertRefused(new { tags = text }, FilterProblemKind.ValueType);
        await Assert.ThrowsAsync<InvalidKeyException>(() => Tag.FindAsync(text, cancellationToken: Token));
        await Assert.ThrowsAsync<FillException>(() => Post.CreateAsync(new { Body = text }, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task Numbers_at_the_ends_of_their_range_run()
    {
        await AddAsync(new Post { Body = "a", Score = double.MaxValue }, new Post { Body = "b", Score = -double.Epsilon }, new Post { Body = "c", Score = 0 });
        Assert.Equal(["b", "c"], await BodiesAsync(new { score__lt = 1e300 }));
        Assert.Equal(["c"], await BodiesAsync(new { score = -0.0 }));
        Assert.Equal(["c"], await BodiesAsync(new { score__in = new[] { -0.0, 1e-300 } }));
        Assert.Equal(["a", "b", "c"], await BodiesAsync(new { views__between = new[] { long.MinValue, long.MaxValue } }));
        AssertRefused(new { score__in = new[] { 1, double.PositiveInfinity } }, FilterProblemKind.ValueType);
        AssertRefused(new { score__le = double.PositiveInfinity }, FilterProblemKind.ValueType);
    }

    [Fact]
    public virtual void Groups_over_many_paths_that_combine_endlessly_are_refused()
    {
        string[] paths =
            ["comments___body", "tags___name", "user___posts___body", "user___comments___body", "comments___author___posts___body", "tags___posts___body"];
        AssertRefused(Filter.And(Enumerable.Range(0, 40).Select(i => Filter.Or(Pair(paths, i), Pair(paths, i + 1), new { id = i }))), FilterProblemKind.Limit);

        static Filter Pair(string[] paths, int i)
            => Filter.And(Enumerable.Range(0, 3).Select(next => new Dictionary<string, object?> { [paths[(i + (next * i) + next) % paths.Length]] = $"{i}" }));
    }

    [Fact]
    public virtual void Negations_that_combine_endlessly_together_are_refused()
    {
        AssertRefused(Filter.And(Enumerable.Repeat(Alternatives(), 60)), FilterProblemKind.Limit);
        Assert.NotNull(Post.Where(Alternatives()));

        static Filter Alternatives()
            => Filter.Not(Filter.And(
                Filter.Or(new { comments___body = "a" }, new { tags___name = "a" }),
                Filter.Or(new { tags___name = "b" }, new { user___posts___body = "b" }),
                Filter.Or(new { user___posts___body = "c" }, new { user___comments___body = "c" }),
                Filter.Or(new { user___comments___body = "d" }, new { comments___body = "d" })));
    }

    [Fact]
    public virtual void Every_key_wrong_is_a_message_of_bounded_length()
    {
        var keys = Enumerable.Range(0, 200).ToDictionary(i => new string('x', 900) + i, object? (i) => i);
        var refused = Assert.Throws<FilterException>(() => Post.Where(keys));
        Assert.Equal(100, refused.Problems.Count);
        Assert.InRange(refused.Message.Length, 1, 100 * LongestMessage);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b")]
    [InlineData("\ud83d\ude00")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\u202e\u200b\u0430")]
    [InlineData("\u0001\u001b\u007f\uffff")]
    public virtual async Task A_value_is_a_value_whatever_it_holds(string text)
    {
        await AddAsync(new Post { Body = text }, new Post { Body = "a" });
        Assert.Equal([text], await Post.Where(new { body = text }).Select(post => post.Body).ToListAsync(Token));
        Assert.Equal([text], await Post.Where(new { body__in = new[] { text, "c" } }).Select(post => post.Body).ToListAsync(Token));
        Assert.Equal(["a"], await Post.Where(new { body__ne = text }).Select(post => post.Body).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task As_many_conditions_as_the_limit_allows_run()
    {
        await AddAsync(new Post { Body = "a", Rating = 1 }, new Post { Body = "b", Rating = 199 });
        Assert.Equal(["b"], await BodiesAsync(Filter.And(Enumerable.Range(0, 200).Select(i => new { rating__ge = i - 1 }))));
        Assert.Equal(["a", "b"], await BodiesAsync(Filter.Or(Enumerable.Range(0, 200).Select(i => new { rating = i }))));
        Assert.Equal([], await BodiesAsync(Filter.Not(Filter.Or(Enumerable.Range(0, 200).Select(i => new { rating = i })))));
        Assert.Equal([], await BodiesAsync(Filter.Or(Enumerable.Range(0, 200).Select(i => new { comments___score__ge = i }))));
        Assert.Equal([], await BodiesAsync(Filter.Or(Enumerable.Range(0, 200).Select(i => new { body__like = $"{i}%" }))));
    }

    [Fact]
    public virtual async Task Many_conditions_on_one_related_row_run()
    {
        await AddAsync(new Post { Body = "a", Comments = { new Comment { Body = "c", Score = 200 } } });
        Assert.Equal(["a"], await BodiesAsync(Filter.And(Enumerable.Range(0, 200).Select(i => new { comments___score__ge = i }))));
        Assert.Equal(["a"], await BodiesAsync(new { comments__any = Filter.Or(Enumerable.Range(1, 199).Select(i => new { score = i + 1 })) }));
        Assert.Equal(["a"], await BodiesAsync(Filter.And(Enumerable.Range(0, 200).Select(i => new { comments___score__between = new[] { i, 200 } }))));
    }

    [Fact]
    public virtual async Task As_many_quantifiers_as_the_limit_allows_run()
    {
        await AddAsync(new Post { Body = "a", Rating = 1 });
        Assert.Equal([], await BodiesAsync(Filter.And(Enumerable.Range(0, 100).Select(i => new { comments__any = new { score = i } }))));
    }

    [Theory]
    [InlineData("Filter.Not")]
    [InlineData("Filter.And")]
    [InlineData("Filter.Or")]
    [InlineData("not")]
    [InlineData("or")]
    public virtual async Task As_deep_a_tree_as_the_limit_allows_runs(string group)
    {
        await AddAsync(new Post { Body = "a", Rating = 1 });
        Assert.Equal(["a"], await BodiesAsync(Nested(group, 32)));
        AssertRefused(Nested(group, 33), FilterProblemKind.Limit);
    }

    [Fact]
    public virtual async Task As_many_quantifiers_within_quantifiers_as_the_limit_allows_run()
    {
        await AddAsync(new Post { Body = "a", Rating = 1, Comments = { new Comment { Body = "c" } } });
        Assert.Equal(["a"], await BodiesAsync(Quantified(MostQuantifiers)));
        AssertRefused(Quantified(33), FilterProblemKind.Limit);

        static object Quantified(int depth)
            => Enumerable.Range(1, depth).Aggregate(
                (object)new { id__gt = 0 },
                (inner, i) => new Dictionary<string, object?> { [(depth - i) % 2 == 0 ? "comments__any" : "post__any"] = inner });
    }

    [Fact]
    public virtual async Task As_long_a_list_as_the_limit_allows_runs()
    {
        await AddAsync(new Post { Body = "a", Rating = 1 }, new Post { Body = "b", Rating = 60_000 }, new Post { Body = "c" });
        Assert.Equal(["a"], await BodiesAsync(new { rating__in = Enumerable.Range(0, 50_000) }));
        Assert.Equal(["b", "c"], await BodiesAsync(new { rating__notin = Enumerable.Range(0, 50_000) }));
        Assert.Equal(["a", "b", "c"], await BodiesAsync(new { body__in = Enumerable.Range(0, 50_000).Select(i => $"{(char)('a' + (i % 3))}") }));
        Assert.Equal(["a"], await BodiesAsync(new { comments__notin = Enumerable.Range(50, 50_000), id = 1 }, new Comment { Body = "x", PostId = 1 }));
    }

    [Fact]
    public virtual async Task As_long_a_path_as_the_limit_allows_runs()
    {
        var user = new User { Name = "Ana" };
        await AddAsync(new Post { Body = "a", User = user, Comments = { new Comment { Body = "c", Author = user } } }, new Post { Body = "b" });
        Assert.Equal(["a"], await BodiesAsync(new Dictionary<string, object?> { [Path(16) + "id__ge"] = 1 }));
        Assert.Equal(["b"], await BodiesAsync(Filter.Not(new Dictionary<string, object?> { [Path(16) + "id__ge"] = 1 })));
        Assert.Equal(2, await Post.OrderBy(Path(16) + "id__max").CountAsync(Token));
        AssertRefused(new Dictionary<string, object?> { [Path(17) + "id__ge"] = 1 }, FilterProblemKind.Limit);

        static string Path(int relations) => string.Concat(Enumerable.Range(0, relations).Select(i => i % 2 == 0 ? "user___" : "posts___"));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('%')]
    [InlineData('*')]
    [InlineData('\\')]
    [InlineData('\u8a9e')]
    public virtual async Task As_long_a_text_as_the_limit_allows_is_found(char character)
    {
        var text = new string(character, 10_000);
        await AddAsync(new Post { Body = text + "b" }, new Post { Body = "b" });
        Assert.Equal(1, await Post.Where(new { body__contains = text }).CountAsync(Token));
        Assert.Equal(1, await Post.Where(new { body__startswith = text }).CountAsync(Token));
        Assert.Equal(0, await Post.Where(new { body__endswith = text }).CountAsync(Token));
        Assert.Equal(0, await Post.Where(new { body__iexact = text }).CountAsync(Token));
    }

    [Fact]
    public virtual async Task As_many_sort_keys_as_the_limit_allows_run()
    {
        await AddAsync(new Post { Body = "a" }, new Post { Body = "b" });
        Assert.Equal(["a", "b"], await Post.OrderBy(Enumerable.Repeat("rating", 200)).Select(post => post.Body).ToListAsync(Token));
    }

    private static object Nested(string group, int depth)
        => Enumerable.Range(0, depth).Aggregate((object)new { rating = 1 }, (inner, _) => group switch
        {
            "Filter.Not" => Filter.Not(inner),
            "Filter.And" => Filter.And(inner),
            "Filter.Or" => Filter.Or(inner),
            "and" or "or" => new Dictionary<string, object?> { [group] = new[] { inner } },
            _ => new Dictionary<string, object?> { [group] = inner },
        });

    private static void AssertRefused(object where, FilterProblemKind kind)
        => AssertRefused(() => Post.Where(where), kind);

    private static void AssertRefused(Func<IQueryable<Post>> query, FilterProblemKind kind)
    {
        var refused = Assert.Throws<FilterException>(query);
        Assert.Contains(kind, refused.Problems.Select(problem => problem.Kind));
        Assert.InRange(refused.Message.Length, 1, refused.Problems.Count * LongestMessage);
    }

    /// <summary>An infinite enumerable, with the number of items that were read.</summary>
    private static IEnumerable<T> Counted<T>(Func<T> item, out Func<int> read)
    {
        var count = 0;
        read = () => count;
        return Endless();

        IEnumerable<T> Endless()
        {
            while (true)
            {
                count++;
                yield return item();
            }
        }
    }

    protected async Task AddAsync(params object[] rows)
    {
        await using var db = NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    protected async Task<List<string>> BodiesAsync(object where, params object[] added)
    {
        await AddAsync(added);
        return await Post.Where(where).Select(post => post.Body).OrderBy(body => body).ToListAsync(Token);
    }
}
