using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Lists and objects of the caller that are infinite, throw, or contain themselves.</summary>
public sealed class HostileListTests : LoadPlanFixture
{
    public static TheoryData<string> Surrogates { get; } = ["\ud800", "a\udc00", "\ude00\ud83d"];

    [Fact]
    public void Endless_parts_of_a_group_are_refused()
    {
        foreach (var part in (object?[])[new { rating = 1 }, new { }, null, 5, Filter.And(), new Dictionary<string, object?>()])
        {
            Assert.Contains(FilterProblemKind.Limit, Refused(Filter.And(Endless(part))).Problems.Select(problem => problem.Kind));
            Assert.Contains(FilterProblemKind.Limit, Refused(Filter.Or(Endless(part))).Problems.Select(problem => problem.Kind));
            Assert.Contains(FilterProblemKind.Limit, Refused(Filter.Not(Filter.And(Endless(part)))).Problems.Select(problem => problem.Kind));
            Assert.Contains(
                FilterProblemKind.Limit,
                Refused(new Dictionary<string, object?> { ["or"] = Endless(part) }).Problems.Select(problem => problem.Kind));
        }
    }

    [Fact]
    public void No_limit_lets_a_group_pass_that_was_not_read_to_its_end()
    {
        var options = new DbContextOptionsBuilder<SpecContext>()
            .UseSqlite()
            .UseSqliteMixins(mixins => mixins.LimitFilters(new FilterLimits { MaxConditions = int.MaxValue, MaxListLength = int.MaxValue })).Options;
        using var db = new SpecContext(options);
        Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(Filter.And(Endless<object?>(new { }))));
        Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(Filter.Or(Filter.And(Endless<object?>(new { rating = 1 })), new { rating = 1 })));
        Assert.Contains(
            "\"Rating\" = ",
            db.Posts.ApplyQuery(new Dictionary<string, object?> { ["and"] = new object[] { new { rating = 1 } } }).ToQueryString(),
            StringComparison.Ordinal);
        Assert.Contains("\"Rating\"", db.Posts.ApplyQuery(new { rating__in = new[] { 1 } }, ["rating"]).ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_pairs_are_refused()
    {
        Refused(Endless(KeyValuePair.Create("rating", (object?)1)));
        Refused(Filter.And(Endless(KeyValuePair.Create("rating", (object?)1))));
        Refused(new { comments__any = Endless(KeyValuePair.Create("score", (object?)1)) });
        Refused(new { user = Endless(KeyValuePair.Create("id", (object?)1)) });
        Refused(new { tags = Endless(1) });
    }

    [Fact]
    public void Endless_plans_are_refused()
    {
        RefusedPlan(new LoadPlan().SelectIn(Endless("user")));
        RefusedPlan(new LoadPlan().Joined("comments", orderBy: Endless("id")));
        RefusedPlan(LoadPlan.FromFilter<Post>(null as object, Endless("id")));
        RefusedPlan(LoadPlan.From(Endless("user")));
        RefusedPlan(LoadPlan.From(Endless(KeyValuePair.Create("user", (object?)"joined"))));
        RefusedPlan(LoadPlan.From(Endless(KeyValuePair.Create("user", LoadStrategy.Joined))));
        RefusedPlan(LoadPlan.From(new { user = Endless("joined") }));
        Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(orderBy: Endless("id")));
    }

    /// <summary>Formerly the class of an iterator was treated as an anonymous type without properties: a filter that matches every row.</summary>
    [Fact]
    public void An_iterator_is_no_anonymous_object()
    {
        Assert.Equal(
            "The filter is not valid on 'Post': an anonymous object, a dictionary or a Filter is expected, a list was given.",
            Refused(Conditions()).Message);
        Refused(Filter.And(Conditions(), new { rating = 1 }));
        Refused(Filter.Not(Conditions()));
        Refused(new { comments__any = Conditions() });
        RefusedPlan(LoadPlan.From(new { user = Conditions() }));
        Assert.Contains("\"Rating\" = ", Db.Posts.ApplyQuery(Filter.And(Conditions().ToArray())).ToQueryString(), StringComparison.Ordinal);

        static IEnumerable<object> Conditions()
        {
            yield return new { rating = 1 };
        }
    }

    [Fact]
    public void A_list_that_holds_itself_is_refused()
    {
        var list = new List<object?>();
        list.Add(list);
        foreach (var key in (string[])["rating__in", "rating", "or", "and", "not", "user", "user__in", "comments__any", "rating__between", "body__regex"])
            Refused(new Dictionary<string, object?> { [key] = list });
        Refused(Filter.And(list));
        RefusedPlan(LoadPlan.From(list));
        RefusedPlan(LoadPlan.From(new { user = list }));
    }

    [Fact]
    public void What_the_callers_own_list_throws_comes_out_as_it_is()
    {
        Assert.Equal("mine", Assert.Throws<FormatException>(() => Filter.And(Throwing())).Message);
        Assert.Equal("mine", Assert.Throws<FormatException>(() => Db.Posts.ApplyQuery(new { rating__in = Throwing() })).Message);
        Assert.Equal("mine", Assert.Throws<FormatException>(() => Db.Posts.ApplyQuery(new Dictionary<string, object?> { ["or"] = Throwing() })).Message);
        Assert.Equal("mine", Assert.Throws<FormatException>(() => Db.Posts.ApplyQuery(orderBy: Throwing().Cast<string>())).Message);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Numbers_that_are_none_are_refused(double number)
    {
        foreach (var where in (object[])
        [
            new { score = number }, new { score__in = new[] { 1, number } }, new { score__between = new[] { 0, number } }, new { score__gt = (float)number },
            new { price = number }, new { rating = number }, new { kind = number }, new { day = number },
        ])
            Assert.Equal(FilterProblemKind.ValueType, Assert.Single(Refused(where).Problems).Kind);
    }

    [Theory]
    [MemberData(nameof(Surrogates), DisableDiscoveryEnumeration = true)]
    public void Text_with_a_lone_surrogate_is_refused(string text)
    {
        foreach (var name in (string[])["exact", "ne", "gt", "in", "contains", "like", "regex", "iexact"])
            Assert.Contains(
                "a lone surrogate",
                Refused(new Dictionary<string, object?> { [$"body__{name}"] = name == "in" ? new[] { text } : text }).Message,
                StringComparison.Ordinal);
        Assert.Contains("a lone surrogate", Refused(new { body = '\ud800' }).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<object?> Throwing()
    {
        yield return null;
        throw new FormatException("mine");
    }

    private static IEnumerable<T> Endless<T>(T item)
    {
        while (true)
            yield return item;
    }

    private FilterException Refused(object? where) => Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(where));

    private void RefusedPlan(LoadPlan plan) => Assert.Throws<FilterException>(() => Db.Posts.ApplyQuery(load: plan));
}
