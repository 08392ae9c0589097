using System.Net;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using NpgsqlTypes;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>Types and collations that only PostgreSQL has: an operator returns the documented rows, or is rejected before a command is sent.</summary>
public sealed class ColumnTypePostgreSqlTests(PostgreSqlBackend backend) : ModelSpecs<OddContext>(backend), IClassFixture<PostgreSqlBackend>
{
    private DbContextOptions<OddContext>? options;

    /// <summary>Conditions, and the rows that satisfy them.</summary>
    public static TheoryData<string, string, object?> Found => new()
    {
        // citext ignores case with every operator
        { "12", "ci", "bill" },
        { "3", "ci__ne", "BILL" },
        { "12", "ci__in", new[] { "bILL" } },
        { "12", "ci__startswith", "bI" },
        { "12", "ci__contains", "IL" },
        { "12", "ci__regex", "^b" },
        { "12", "ci__gt", "anna" },
        // a nondeterministic collation does as well, but patterns are matched letter by letter
        { "12", "folded", "bILL" },
        { "3", "folded__ne", "bill" },
        { "12", "folded__in", new[] { "BILL" } },
        { "12", "folded__gt", "ANNA" },
        { "2", "folded__startswith", "bi" },
        { "12", "folded__istartswith", "bi" },
        { "1", "folded__endswith", "ILL" },
        { "12", "folded__contains", "il" },
        { "12", "folded__iexact", "bill" },
        { "2", "folded__like", "b%" },
        { "12", "folded__ilike", "b%" },
        { "2", "folded__regex", "^b" },
        { "1", "part___folded__startswith", "Z" },
        // labels of an enum
        { "1", "mood", "happy" },
        { "23", "mood__ne", OddMood.Happy },
        { "12", "mood__in", new[] { OddMood.Happy, OddMood.Sad } },
        { "3", "optional__notin", new OddMood?[] { OddMood.Sad, null } },
        { "23", "moods__has", OddMood.Sad },
        { "3", "moods__has_all", new[] { OddMood.Sad, OddMood.Angry } },
        // the rest
        { "123", "version__ne", 0u },
        { "1", "address", IPAddress.Loopback },
        { "23", "address__isnull", true },
        { "1", "span", new NpgsqlRange<int>(1, 5) },
        { "23", "span__notin", new[] { new NpgsqlRange<int>(1, 5) } },
        { "1", "document", "{\"a\":  1}" },
        { "23", "document__ne", "{ \"a\" : 1 }" },
        { "1", "document__in", new[] { "{\"a\":1}" } },
        { "23", "text__isnull", true },
        { "23", "place__isnull", true },
        { "1", "interval__gt", TimeSpan.FromHours(30) },
        { "2", "padded", "ab" },
        { "2", "padded__startswith", "ab" },
        { "12", "padded__endswith", " " },
        { "1", "price__gt", 1.5m },
    };

    /// <summary>Conditions that PostgreSQL has no operator for.</summary>
    public static TheoryData<string, object?, string> Refused => new()
    {
        { "mood__gt", OddMood.Sad, "an enum (OddMood), stored as an enum of the database, which sorts by the order of its labels" },
        { "optional__between", new[] { OddMood.Sad, OddMood.Happy }, "sorts by the order of its labels" },
        { "mood__contains", "a", "an enum (OddMood)" },
        { "version__gt", 1u, "stored as xid, which PostgreSQL does not compare so" },
        { "version__between", new[] { 1u, 2u }, "stored as xid" },
        { "text", "{}", "stored as json" },
        { "text__in", new[] { "{}" }, "stored as json" },
        { "text__contains", "a", "stored as json" },
        { "text__gt", "{}", "stored as json" },
        { "document__contains", "a", "stored as jsonb" },
        { "document__iexact", "{}", "stored as jsonb" },
        { "document__lt", "{}", "stored as jsonb" },
        { "markup", "<a/>", "stored as xml" },
        { "markup__startswith", "<", "stored as xml" },
        { "place", new NpgsqlPoint(1, 2), "stored as point" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewModel();
        await db.Database.OpenConnectionAsync(Token);
        await ((NpgsqlConnection)db.Database.GetDbConnection()).ReloadTypesAsync(Token);
        db.AddRange(Rows());
        await db.SaveChangesAsync(Token);
    }

    protected override DbContextOptions<OddContext> Options() => options ??= new DbContextOptionsBuilder<OddContext>()
        .UseNpgsql(Backend.DatabaseOptions.Extensions.OfType<RelationalOptionsExtension>().Single().ConnectionString, npgsql => npgsql.MapEnum<OddMood>("mood"))
        .UsePostgreSqlMixins()
        .WithServicesOfItsOwn()
        .Options;

    [Theory]
    [MemberData(nameof(Found), DisableDiscoveryEnumeration = true)]
    public async Task A_condition_finds_its_rows(string expected, string key, object? value)
        => Assert.Equal(
            expected,
            string.Concat(await OddRow.Query(new Dictionary<string, object?> { [key] = value }, ["id"]).Select(row => row.Id).ToListAsync(Token)));

    [Theory]
    [InlineData("312", "ci")]
    [InlineData("312", "folded")]
    [InlineData("123", "document")]
    [InlineData("312", "mood")]
    public async Task Rows_sort_as_the_type_says(string expected, string key)
        => Assert.Equal(expected, string.Concat(await OddRow.Query(null, [key, "id"]).Select(row => row.Id).ToListAsync(Token)));

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_condition_that_the_database_cannot_run_is_refused(string key, object? value, string reason)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => OddRow.Where(new Dictionary<string, object?> { [key] = value })).Problems);

        Assert.Equal((FilterProblemKind.OperatorNotForType, key), (problem.Kind, problem.Key));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("-text")]
    [InlineData("markup")]
    [InlineData("place__nullsfirst")]
    public void A_sort_key_that_the_database_cannot_sort_by_is_refused(string key)
        => Assert.Equal(FilterProblemKind.SortKey, Assert.Single(Assert.Throws<FilterException>(() => OddRow.Query(null, [key])).Problems).Kind);

    [Theory]
    [InlineData("document", "{ a")]
    [InlineData("document__ne", "")]
    [InlineData("document__in", "\"\\u0000\"")]
    public void A_value_of_a_JSON_column_is_JSON(string key, string value)
    {
        object given = key.EndsWith("__in", StringComparison.Ordinal) ? new[] { value } : value;
        var problem = Assert.Single(Assert.Throws<FilterException>(() => OddRow.Where(new Dictionary<string, object?> { [key] = given })).Problems);

        Assert.Equal((FilterProblemKind.ValueType, "JSON is expected, text that is none was given"), (problem.Kind, problem.Reason));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("a{1001,}")]
    [InlineData("[[:nothing:]]")]
    public async Task A_pattern_that_does_not_compile_is_typed(string pattern)
        => await Assert.ThrowsAsync<PatternException>(() => OddRow.Query(new { ci__regex = pattern }).ToListAsync(Token));

    [Fact]
    public async Task Rows_are_written_and_found_again()
    {
        var odd = await OddRow.FindOrFailAsync(1, Token);
        await odd.UpdateAsync(new { Mood = "angry", Document = "{\"b\":2}", Ci = "x" }, cancellationToken: Token);
        var stored = await OddRow.FindOrFailAsync(1, Token);

        Assert.Equal((OddMood.Angry, "{\"b\": 2}", "x"), (stored.Mood, stored.Document, stored.Ci));
        Assert.Empty(stored.Changes());
        Assert.Throws<FillException>(() => stored.Fill(new { Document = "{ b" }));
    }

    private static OddRow[] Rows()
        =>
        [
            new()
            {
                Id = 1, Ci = "Bill", Folded = "BILL", Mood = OddMood.Happy, Moods = [OddMood.Happy], Address = IPAddress.Loopback, Span = new(1, 5),
                Document = "{\"a\":1}", Text = "{}", Place = new(1, 2), Interval = TimeSpan.FromHours(50),
                Padded = "b", Price = 2m, Part = new() { Folded = "Zoe" },
            },
            new() { Id = 2, Ci = "bill", Folded = "bill", Mood = OddMood.Sad, Moods = [OddMood.Sad], Span = new(7, 9), Padded = "ab" },
            new()
            {
                Id = 3, Ci = "Anna", Folded = "Anna", Mood = OddMood.Angry, Moods = [OddMood.Angry, OddMood.Sad], Span = new(7, 9), Optional = OddMood.Happy,
            },
        ];
}
