using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Complete messages for invalid filters and sort keys.</summary>
public sealed class FilterExceptionTests : IDisposable
{
    private const string Members = "id, archived, at, body, day, kind, price, published_at, rating, score, title, user_id, views, comments, user, tags";

    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);

    public void Dispose() => db.Dispose();

    [Fact]
    public void One_problem_is_one_sentence()
    {
        var error = Refused(new { usr___name = "Bill" });

        Assert.Equal(
            "Filter 'usr___name' is not valid on 'Post': 'Post' has no relation 'usr'. Did you mean 'user'? Valid here: comments, user, tags.",
            error.Message);
        Assert.Equal(typeof(Post), error.EntityClass);
        var problem = Assert.Single(error.Problems);
        Assert.Equal((FilterProblemKind.UnknownRelation, "usr___name", "usr", FilterInput.Filter), (problem.Kind, problem.Key, problem.Part, problem.Input));
        Assert.Equal(["user"], problem.Suggestions);
        Assert.Equal(["comments", "user", "tags"], problem.ValidNames);
    }

    [Fact]
    public void Several_problems_are_a_list()
        => Assert.Equal(
            $"""
            4 problems on 'Post':
            - Filter 'titel' is not valid on 'Post': 'Post' has no member 'titel'. Did you mean 'title'? Valid here: {Members}.
            - Filter 'rating__gt' is not valid on 'Post': a whole number (int) is expected, text was given.
            - The filter is not valid on 'Post': an anonymous object, a dictionary or a Filter is expected, a number (int) was given.
            - Sort key '-titel' is not valid on 'Post': 'Post' has no member 'titel'. Did you mean 'title'? Valid here: {Members}.
            """,
            Refused(Filter.And(new { titel = "a", rating__gt = "many" }, Filter.Or(Filter.Not(5))), "-titel").Message.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData(
        "rating__range",
        1,
        "there is no operator 'range'. Did you mean 'between'? Valid here: exact, ne, gt, ge, lt, le, in, notin, isnull, between, notbetween")]
    [InlineData(
        "rating__contains",
        1,
        "operator 'contains' does not work on 'rating', a whole number (int). Valid here: exact, ne, gt, ge, lt, le, in, notin, isnull, between, notbetween")]
    [InlineData(
        "user__name",
        "a",
        "there is no operator 'name'; three underscores lead to a member of the related row: write 'user___name'. "
        + "Valid here: exact, ne, in, notin, isnull, any, none, all")]
    [InlineData(
        "user__name__startswith",
        "a",
        "there is no operator 'name__startswith'; three underscores lead to a member of the related row: write 'user___name__startswith'. "
        + "Valid here: exact, ne, in, notin, isnull, any, none, all")]
    [InlineData(
        "title__startwith",
        "a",
        "there is no operator 'startwith'. Did you mean 'startswith' or 'istartswith'? "
        + "Valid here: exact, ne, gt, ge, lt, le, in, notin, isnull, between, notbetween, like, ilike, startswith, istartswith, endswith, iendswith, "
        + "contains, iexact, regex")]
    [InlineData(
        "rating__contains",
        "a",
        "operator 'contains' does not work on 'rating', a whole number (int). Valid here: exact, ne, gt, ge, lt, le, in, notin, isnull, between, notbetween")]
    [InlineData("archived__gt", true, "operator 'gt' does not work on 'archived', true or false. Valid here: exact, ne, in, notin, isnull")]
    [InlineData("user__gt", 1, "operator 'gt' does not work on the relation 'user'. Valid here: exact, ne, in, notin, isnull, any, none, all")]
    [InlineData("rating__gt", null, "null has no meaning for 'gt'; compare with 'isnull'")]
    [InlineData("title__contains", null, "null has no meaning for 'contains'; compare with 'isnull'")]
    [InlineData("rating__isnull", "true", "true or false is expected, text was given")]
    [InlineData("rating__isnull", null, "null has no meaning for 'isnull', which takes true or false")]
    [InlineData("rating__in", 5, "a list is expected, a number (int) was given")]
    [InlineData("title__in", "abc", "a list is expected, text was given")]
    [InlineData("score__in", new[] { 1, double.PositiveInfinity }, "a finite number is expected, infinity was given; use null for an open end of 'between'")]
    [InlineData("rating__in", null, "a list is expected, null was given")]
    [InlineData("rating__in", new object[] { 1, "2" }, "a whole number (int) is expected, text was given")]
    [InlineData("rating__between", new[] { 1 }, "a lower and an upper end are expected, 1 values were given")]
    [InlineData("rating__between", new[] { 1, 2, 3 }, "a lower and an upper end are expected, 3 values were given")]
    [InlineData("rating__between", new object?[] { null, null }, "one end may be open (null), not both")]
    [InlineData("rating__between", null, "null has no meaning for 'between', which takes a lower and an upper end")]
    [InlineData("title__like", "a\\", @"the pattern ends in a lone '\', which escapes nothing; write '\\' for a backslash")]
    [InlineData("published_at__month", "5", "a whole number (int) is expected, text was given")]
    [InlineData("score", double.NaN, "a number is expected, NaN was given, which nothing equals; compare with 'isnull'")]
    [InlineData("comments__any", 5, "'any' takes a filter on the related rows, a number (int) was given")]
    [InlineData("comments__count", null, "a number of rows is never null")]
    [InlineData("comments__count", "1", "a whole number (int) is expected, text was given")]
    [InlineData("user", "1", "a whole number (int) is expected, text was given")]
    public void A_wrong_condition_says_why(string key, object? value, string reason)
        => Assert.Equal($"Filter '{key}' is not valid on 'Post': {reason}.", Refused(new Dictionary<string, object?> { [key] = value }).Message);

    [Fact]
    public void A_long_key_is_cut()
    {
        var key = new string('k', 900);

        Assert.Equal(
            $"Filter '{new string('k', 100)}… (900 characters)' is not valid on 'Post': 'Post' has no member '{new string('k', 64)}…'. "
            + $"Valid here: {Members}.",
            Refused(new Dictionary<string, object?> { [key] = 1 }).Message);
        foreach (var given in (string[])[$"title.{key}", $"user__{key}.name", $"title__{key}", $"{key}.name"])
            Assert.InRange(Refused(new Dictionary<string, object?> { [given] = 1 }).Message.Length, 1, 600);
        Assert.InRange(Refused(new { }, $"title__{key}", $"comments__{key}", $"comments__count__{key}").Message.Length, 1, 1200);
    }

    [Fact]
    public void Values_stay_out_of_messages()
    {
        const string secret = "s3cret";

        var error = Refused(Filter.And(
            new { rating = secret, kind = secret, published_at = secret, user = secret, comments__any = secret, views__in = new[] { secret } },
            secret,
            Filter.Not(secret)));

        Assert.Equal(8, error.Problems.Count);
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_a_hundred_problems_are_told()
        => Assert.Equal(100, Refused(Filter.And(Enumerable.Range(0, 150).Select(_ => new { no = 1 }))).Problems.Count);

    private FilterException Refused(object where, params string[] orderBy)
        => Assert.Throws<FilterException>(() => db.Posts.ApplyQuery(where, orderBy));
}
