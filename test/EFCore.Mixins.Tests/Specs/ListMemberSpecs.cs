using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Columns with lists: contained values, their number and null, the same on every database and in memory.</summary>
public abstract class ListMemberSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly Guid Code = new("11111111-2222-3333-4444-555555555555");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Conditions and the rows that satisfy them.</summary>
    public static TheoryData<string, object> Conditions => new()
    {
        { "1", new { labels__has = "red" } },
        { "2", new { labels__has = "RED" } },
        { "3", new { labels__has = "ä\"\\ '" } },
        { "2", new { labels__has = "" } },
        { "", new { labels__has = "r" } },
        { "12", new { labels__has_any = new[] { "blue", "RED", "none" } } },
        { "", new { labels__has_any = Array.Empty<string>() } },
        { "1", new { labels__has_all = new[] { "blue", "red", "red" } } },
        { "1234", new { labels__has_all = Array.Empty<string>() } },
        { "234", Filter.Not(new { labels__has = "red" }) },
        { "34", Filter.Not(new { labels__has_any = new[] { "red", "RED" } }) },
        { "234", Filter.Not(new { labels__has_all = new[] { "red", "blue" } }) },
        { "4", new { labels__count = 0 } },
        { "12", new { labels__count__ge = 2 } },
        { "34", new { labels__count_lt = 2 } },
        { "14", new { labels__count__in = new[] { 0, 3 } } },
        { "123", new { labels__count__between = new[] { 1, 3 } } },
        { "34", Filter.Not(new { labels__count__gt = 1 }) },
        { "", new { labels__isnull = true } },
        { "34", new { marks__isnull = true } },
        { "34", new { marks__count = 0 } },
        { "1", new { marks__has = 2 } },
        { "12", new { marks__has_any = new[] { 2, 30 } } },
        { "234", Filter.Not(new { marks__has = 2 }) },
        { "34", Filter.Not(new { marks__has_any = new[] { 2, 30 } }) },
        { "1234", new { marks__has_all = Array.Empty<int>() } },
        { "2", new { gaps__has = (int?)null } },
        { "12", new { gaps__has_any = new int?[] { null, 5 } } },
        { "2", new { gaps__has_all = new int?[] { null, 7 } } },
        { "134", Filter.Not(new { gaps__has = (int?)null }) },
        { "1", new { shades__has = Shade.Green } },
        { "1", new { shades__has = "Green" } },
        { "2", new { codes__has = Code } },
        { "3", new { days__has = new DateOnly(2024, 2, 29) } },
        { "13", new { days__has_any = new[] { "2024-02-29", "2020-01-01" } } },
        { "4", new { flags__has = true } },
        { "3", new { counts__has = 5_000_000_000 } },
        { "23", new { parent___labels__has = "blue" } },
        { "14", Filter.Not(new { parent___labels__has = "blue" }) },
        { "14", new { parent___labels__count = 0 } },
        { "1", new { children___labels__has = "RED", children___labels__count = 2 } },
        { "1", new { children__any = new { gaps__has = 7 } } },
        { "14", Filter.Or(new { labels__has = "red" }, new { flags__has = true }) },
        { "1", new { labels__has_any = Enumerable.Range(0, 5000).Select(number => $"{number}").Append("red").ToArray() } },
    };

    /// <summary>Conditions that are rejected, with the message.</summary>
    public static TheoryData<string, object, FilterProblemKind, string> Refused => new()
    {
        { "labels__has", 5, FilterProblemKind.ValueType, "text is expected, a number (int) was given" },
        { "marks__has_any", new[] { "a" }, FilterProblemKind.ValueType, "a whole number (int) is expected, text was given" },
        { "labels__has_all", "red", FilterProblemKind.ValueType, "a list is expected, text was given" },
        { "id__has", 5, FilterProblemKind.OperatorNotForType, "operator 'has' does not work on 'id', a whole number (int)" },
        { "labels__contains", "red", FilterProblemKind.OperatorNotForType, "operator 'contains' does not work on 'labels', a List<string>" },
        { "labels__in", Array.Empty<string>(), FilterProblemKind.OperatorNotForType, "operator 'in' does not work on 'labels', a List<string>" },
        { "labels__notin", new[] { "red" }, FilterProblemKind.OperatorNotForType, "operator 'notin' does not work on 'labels', a List<string>" },
        { "labels__count", "many", FilterProblemKind.ValueType, "a whole number (int) is expected, text was given" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewLists();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        db.AddRange(Rows());
        await db.SaveChangesAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<ListsContext>(Backend.OptionsOf<ListsContext>()));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ListsContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task Conditions_on_lists_find_their_rows()
    {
        await using var db = NewLists();
        foreach (var (expected, where) in Conditions.Select(row => row.Data))
        {
            foreach (var query in new[]
            {
                Sheet.Query(where, ["id"]),
                db.Sheets.ApplyQuery(where, ["id"]),
                db.Sheets.Where(Sheet.FilterExpression(where)).OrderBy(row => row.Id),
            })
                Assert.Equal(expected, string.Concat(await query.Select(row => row.Id).ToListAsync(Token)));
            Assert.Equal(expected.Length, await Sheet.Where(where).CountAsync(Token));
            Assert.Equal(expected, string.Concat(Rows().AsQueryable().ApplyQuery(where, ["id"]).Select(row => row.Id)));
        }
    }

    [Fact]
    public virtual async Task One_shape_serves_all_values()
    {
        foreach (var (label, expected) in new[] { ("red", "1"), ("RED", "2"), ("no", ""), ("blue", "1") })
            Assert.Equal(expected, string.Concat(await Sheet.Query(new { labels__has = label }, ["id"]).Select(row => row.Id).ToListAsync(Token)));
        foreach (var (labels, expected) in new[] { (new[] { "red" }, "1"), (["RED", "red"], "12"), (["no"], "") })
            Assert.Equal(expected, string.Concat(await Sheet.Query(new { labels__has_any = labels }, ["id"]).Select(row => row.Id).ToListAsync(Token)));
    }

    [Fact]
    public virtual void What_a_list_cannot_hold_is_refused()
    {
        foreach (var (key, value, kind, reason) in Refused.Select(row => row.Data))
        {
            var problem = Assert.Single(Assert.Throws<FilterException>(() => Sheet.Where(new Dictionary<string, object?> { [key] = value })).Problems);
            Assert.Equal((kind, key, reason), (problem.Kind, problem.Key, problem.Reason));
        }
    }

    [Fact]
    public virtual void A_list_that_holds_no_null_is_not_asked_for_one()
        => Assert.Equal(
            "a whole number (int) is expected, null was given, which the list cannot hold",
            Assert.Single(Assert.Throws<FilterException>(() => Sheet.Where(new { marks__has_any = new int?[] { 1, null } })).Problems).Reason);

    private static Sheet[] Rows()
    {
        var first = new Sheet
        {
            Id = 1,
            Labels = ["red", "blue", "red"],
            Marks = [1, 2],
            Gaps = [5],
            Shades = [Shade.Green, Shade.Red],
            Days = [new(2020, 1, 1), new(2021, 1, 1)],
        };
        var second = new Sheet { Id = 2, Labels = ["RED", ""], Marks = [30], Gaps = [null, 7], Codes = [Code], Parent = first, ParentId = 1 };
        var third = new Sheet { Id = 3, Labels = ["ä\"\\ '"], Days = [new(2024, 2, 29)], Counts = [5_000_000_000], Parent = first, ParentId = 1 };
        first.Children.AddRange([second, third]);
        return [first, second, third, new Sheet { Id = 4, Flags = [false, true] }];
    }

    private ListsContext NewLists() => new(Backend.OptionsOf<ListsContext>());
}
