using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>An operator is supported if the stored form of a value preserves what it compares, and rejected otherwise.</summary>
public abstract class StoredFormSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Conditions that the stored form supports, and the rows that satisfy them.</summary>
    public static TheoryData<string, string, object?> Found => new()
    {
        { "1", "level", 0.1f },
        { "13", "level__in", new[] { 0.1f, 0.3f } },
        { "2", "level__notin", new[] { 0.1f, 0.3f } },
        { "13", "optional_level__in", new float?[] { 0.1f, null } },
        { "2", "optional_level__notin", new float?[] { 0.1f, null } },
        { "3", "big", ulong.MaxValue - 1 },
        { "13", "big__in", new[] { 5UL, ulong.MaxValue - 1 } },
        { "2", "big__notin", new[] { 5UL, ulong.MaxValue - 1 } },
        { "1", "length", TimeSpan.FromHours(-30.5) },
        { "13", "length__in", new[] { TimeSpan.FromHours(-30.5), TimeSpan.FromHours(50) } },
        { "2", "length__notin", new[] { TimeSpan.FromHours(-30.5), TimeSpan.FromHours(50) } },
        { "2", "pages", 10 },
        { "23", "pages__in", new[] { 10, 100 } },
        { "13", "pages__ne", 10 },
        { "23", "ticks__year", 2024 },
        { "3", "ticks__gt", "2024-05-01" },
        { "23", "ticks__date__ge", "2024-01-01" },
        { "12", "ticks__between", new[] { "2000-01-01", "2024-05-01" } },
        { "2", "day", "2024-03-01" },
        { "12", "day__in", new[] { "2024-02-10", "2024-03-01" } },
        { "23", "binary__gt", "2024-01-01T00:00:00Z" },
        { "2", "encoded", "Bee" },
        { "13", "encoded__notin", new[] { "Bee" } },
        { "23", "plain__contains", "e" },
        { "2", "plain__startswith", "Be" },
        { "1", "mail", "a@b" },
        { "23", "grade", 2 },
        { "1", "grade__ne", 2 },
        { "2", "minutes", 90 },
        { "13", "minutes__in", new[] { -30, 2000 } },
        { "13", "cents__ne", 999 },
        { "12", "cents__in", new[] { 999, 1000 } },
        { "1", "rate__gt", 999 },
        { "12", "rate__between", new[] { 999, 1000 } },
        { "13", "rate__in", new[] { 5, 1000 } },
        { "13", "marks__in", new[] { Marks.None, Marks.Last } },
        { "3", "marks", Marks.Last },
    };

    /// <summary>Conditions that the stored form does not support.</summary>
    public static TheoryData<string, object?> Refused => new()
    {
        { "pages__gt", 5 },
        { "pages__between", new[] { 5, 20 } },
        { "day__gt", "2024-02-01" },
        { "day__year", 2024 },
        { "day__date", "2024-02-01" },
        { "ticks__month", 2 },
        { "ticks__hour", 2 },
        { "binary__year", 2024 },
        { "encoded__contains", "e" },
        { "encoded__startswith", "B" },
        { "encoded__iexact", "bee" },
        { "encoded__regex", "e" },
        { "salted", "a" },
        { "salted__in", new[] { "a" } },
        { "salted__contains", "a" },
    };

    /// <summary>Values that converters reject.</summary>
    public static TheoryData<string, object?> Unstorable => new()
    {
        { "mail", "nobody" },
        { "mail__in", new[] { "a@b", "nobody" } },
        { "grade", 7 },
        { "grade__ne", 7 },
        { "labels", "{ no JSON" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewStored();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        db.AddRange(Rows());
        await db.SaveChangesAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<StoredContext>(Backend.OptionsOf<StoredContext>()));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<StoredContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Found), DisableDiscoveryEnumeration = true)]
    public virtual async Task A_condition_finds_its_rows(string expected, string key, object? value)
    {
        await using var db = NewStored();
        var where = new Dictionary<string, object?> { [key] = value };

        foreach (var query in new[] { Stored.Query(where, ["id"]), db.Rows.ApplyQuery(where, ["id"]), Stored.Where(where).OrderBy(row => row.Id).On(db) })
            Assert.Equal(expected, string.Concat(await query.Select(row => row.Id).ToListAsync(Token)));
        Assert.Equal(expected, string.Concat(Rows().AsQueryable().ApplyQuery(where).Select(row => row.Id)));
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public virtual void An_operator_that_the_stored_form_does_not_keep_is_refused(string key, object? value)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.Where(new Dictionary<string, object?> { [key] = value })).Problems);

        Assert.Equal((FilterProblemKind.OperatorNotForType, key), (problem.Kind, problem.Key));
        Assert.Contains("stored in another form by a value converter", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unstorable), DisableDiscoveryEnumeration = true)]
    public virtual void A_value_that_a_converter_refuses_is_a_problem_of_its_key(string key, object? value)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.Where(new Dictionary<string, object?> { [key] = value })).Problems);

        Assert.Equal((FilterProblemKind.ValueType, key), (problem.Kind, problem.Key));
    }

    [Theory]
    [InlineData("1", "share", 1)]
    [InlineData("13", "share__in", 1, null)]
    [InlineData("2", "share__notin", 1, null)]
    public virtual async Task Numbers_stored_as_floats_are_found(string expected, string key, params int?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var where = new Dictionary<string, object?> { [key] = key == "share" ? values[0] : values };

        Assert.Equal(expected, string.Concat(await Stored.Query(where, ["id"]).Select(row => row.Id).ToListAsync(Token)));
    }

    [Theory]
    [InlineData("big__gt", 7UL)]
    [InlineData("length__gt", "30:00:00")]
    [InlineData("minutes__gt", 60)]
    [InlineData("cents__gt", 999)]
    [InlineData("moment__gt", "2024-02-01T00:00:00Z")]
    [InlineData("moment__year", 2024)]
    [InlineData("moment__date__ge", "2024-01-01")]
    public virtual async Task Types_of_dates_and_numbers_compare(string key, object value)
    {
        var where = new Dictionary<string, object?> { [key] = key == "length__gt" ? TimeSpan.FromHours(1) : value };

        Assert.Equal(
            string.Concat(Rows().AsQueryable().ApplyQuery(where).Select(row => row.Id)),
            string.Concat(await Stored.Query(where, ["id"]).Select(row => row.Id).ToListAsync(Token)));
    }

    [Theory]
    [InlineData("big")]
    [InlineData("-length")]
    [InlineData("-minutes")]
    [InlineData("cents")]
    [InlineData("moment")]
    public virtual async Task Types_of_dates_and_numbers_sort(string key)
        => Assert.Equal(
            Rows().AsQueryable().ApplyQuery(orderBy: [key]).Select(row => row.Id),
            await Stored.OrderBy(key).Select(row => row.Id).ToListAsync(Token));

    [Theory]
    [InlineData("rate", "321")]
    [InlineData("-rate", "123")]
    public virtual async Task Numbers_stored_as_decimals_sort(string key, string expected)
        => Assert.Equal(expected, string.Concat(await Stored.OrderBy(key).Select(row => row.Id).ToListAsync(Token)));

    [Fact]
    public virtual async Task A_list_that_a_converter_stores_is_set_from_any_list()
    {
        var row = await Stored.Query(new { id = 2 }).SingleAsync(Token);
        await row.UpdateAsync(new { Labels = new[] { "red", "blue" } }, cancellationToken: Token);
        Assert.Equal(["red", "blue"], await Stored.Query(new { id = 2 }).Select(stored => stored.Labels).SingleAsync(Token));

        row.Fill(JsonSerializer.Deserialize<JsonElement>("""{"labels":["green"]}"""));
        Assert.Equal(["green"], row.Labels);
        Assert.Equal("Labels[1]", Assert.Single(Assert.Throws<FillException>(() => row.Fill(new { labels = new object[] { "a", 5 } })).Problems).Name);
        Assert.Equal(FillProblemKind.WrongType, Assert.Single(Assert.Throws<FillException>(() => row.Fill(new { labels = "red" })).Problems).Kind);
        Assert.Equal(["green"], row.Labels);
    }

    protected static Stored[] Rows() =>
    [
        new()
        {
            Id = 1, Level = 0.1f, OptionalLevel = 0.1f, Big = 5, Length = TimeSpan.FromHours(-30.5), Moment = new(2023, 12, 31, 23, 0, 0, TimeSpan.Zero),
            Pages = 9, Ticks = new(2010, 1, 1), Day = new(2024, 2, 10), Binary = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Encoded = "ant", Plain = "ant",
            Minutes = -30, Cents = 1000, Rate = 1000, Share = 1,
        },
        new()
        {
            Id = 2, Level = 0.2f, OptionalLevel = 0.2f, Big = 9, Length = TimeSpan.FromHours(2), Moment = new(2024, 1, 1, 1, 0, 0, TimeSpan.Zero),
            Pages = 10, Ticks = new(2024, 1, 1), Day = new(2024, 3, 1), Binary = new(2024, 1, 1, 1, 0, 0, TimeSpan.Zero), Encoded = "Bee", Plain = "Bee",
            Minutes = 90, Cents = 999, Rate = 999, Share = 7, Marks = Marks.First,
            Mail = new("c@d"), Grade = Grade.Best,
        },
        new()
        {
            Id = 3, Level = 0.3f, Big = ulong.MaxValue - 1, Length = TimeSpan.FromHours(50), Moment = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
            Pages = 100, Ticks = new(2024, 6, 1), Day = new(2025, 1, 2), Binary = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), Encoded = "eel", Plain = "eel",
            Minutes = 2000, Rate = 5, Marks = Marks.Last,
            Mail = new("e@f"), Grade = Grade.Best,
        },
    ];

    private StoredContext NewStored() => new(Backend.OptionsOf<StoredContext>());
}
