using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Types that only MySQL and MariaDB have, or that they compare differently.</summary>
public sealed class ColumnTypeMySqlTests(MySqlBackend backend) : ModelSpecs<OddContext>(backend), IClassFixture<MySqlBackend>
{
    /// <summary>Conditions, and the rows that satisfy them.</summary>
    public static TheoryData<string, string, object?> Found => new()
    {
        { "1", "level", 0.1f },
        { "23", "level__ne", 0.1f },
        { "13", "level__in", new[] { 0.1f, 0.7f } },
        { "2", "level__notin", new[] { 0.1f, 0.7f } },
        { "12", "level__between", new[] { 0.1f, 0.3f } },
        { "13", "level__notbetween", new[] { 0.2f, 0.3f } },
        { "23", "level__gt", 0.1f },
        { "12", "level__le", 0.3f },
        { "13", "optional__in", new float?[] { 0.1f, null } },
        { "1", "optional__exact", 0.1f },
        { "3", "optional__isnull", true },
        { "1", "document__contains", "a" },
        { "1", "document", "{\"a\":1}" },
        { "23", "document__isnull", true },
        { "1", "mood", "happy" },
        { "23", "mood__ne", "happy" },
        { "12", "mood__in", new[] { "happy", "sad" } },
        { "12", "mood__contains", "A" },
        { "1", "flag", true },
        { "1", "born", 2024 },
        { "2", "padded", "ab" },
        { "12", "padded__endswith", "b" },
        { "12", "folded", "BILL" },
        { "2", "folded__startswith", "bi" },
        { "12", "folded__contains", "IL" },
        { "12", "folded__regex", "^b" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewModel();
        db.AddRange(Rows());
        await db.SaveChangesAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Found), DisableDiscoveryEnumeration = true)]
    public async Task A_condition_finds_its_rows(string expected, string key, object? value)
        => Assert.Equal(
            expected,
            string.Concat(await OddRow.Query(new Dictionary<string, object?> { [key] = value }, ["id"]).Select(row => row.Id).ToListAsync(Token)));

    [Theory]
    [InlineData("123", "level")]
    [InlineData("321", "mood__nullsfirst")]
    [InlineData("312", "folded")]
    public async Task Rows_sort_as_the_type_says(string expected, string key)
        => Assert.Equal(expected, string.Concat(await OddRow.Query(null, [key, "id"]).Select(row => row.Id).ToListAsync(Token)));

    [Fact]
    public async Task A_page_is_updated_and_deleted_in_bulk()
    {
        Assert.Equal(
            1,
            await OddRow.Query(new { level__gt = 0.1f }, ["-id"]).Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.Folded, "x"), Token));
        Assert.Equal(1, await OddRow.Query(new { level__gt = 0.1f }, ["-id"]).Take(1).ExecuteDeleteAsync(Token));
        Assert.Equal([1, 2], await OddRow.Query(null, ["id"]).Select(row => row.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task A_page_stands_within_a_query()
    {
        var page = OddRow.Query(new { level__gt = 0.1f }, ["-id"]).Take(1);

        Assert.Equal([3], await OddRow.Query().Where(row => page.Any(one => one.Id == row.Id)).Select(row => row.Id).ToListAsync(Token));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[[:nothing:]]")]
    [InlineData("a{2,1}")]
    public async Task A_pattern_that_does_not_compile_is_typed(string pattern)
        => await Assert.ThrowsAsync<PatternException>(() => OddRow.Query(new { folded__regex = pattern }).ToListAsync(Token));

    private static OddRow[] Rows()
        =>
        [
            new() { Id = 1, Level = 0.1f, Optional = 0.1f, Document = "{\"a\":1}", Mood = "happy", Flag = true, Born = 2024, Padded = "b", Folded = "BILL" },
            new() { Id = 2, Level = 0.3f, Optional = 0.7f, Mood = "sad", Born = 1999, Padded = "ab", Folded = "bill" },
            new() { Id = 3, Level = 0.7f, Born = 2000, Folded = "Anna" },
        ];
}
