using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Relations over keys of every type, with values that are easily confused.</summary>
public abstract class LoadKeySpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<LoadStrategy, QueryTrackingBehavior> Ways => LoadSpecs.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Text(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive(["a", "it's", "日本", "naïve 🎈", "a,b", "%_\\\"", "[1]", "null"], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Guids(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([Guid.Empty, new("aabbccdd-0000-0000-0000-00000000ffee"), new("AABBCCDD-0000-0000-0000-00000000FFEF")], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Times(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([Utc(2024, 2, 29), Utc(2024, 2, 29).AddMilliseconds(86_399_999), Utc(1970, 1, 1).AddMilliseconds(120)], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Times_with_offsets(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive(
            [new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 3, 29, 1, 2, 3, 450, TimeSpan.Zero)],
            strategy,
            tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Days(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([new DateOnly(2024, 2, 29), new DateOnly(1900, 1, 1)], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Spans(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([TimeSpan.Zero, new TimeSpan(23, 59, 59), TimeSpan.FromMilliseconds(1500)], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Bytes(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive<byte[]>([[0], [0, 0], [255, 0, 39], [65, 66]], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Decimals(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([0m, 1.50m, -0.01m, 123456789.12m], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Long_numbers(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([long.MaxValue, long.MinValue, 0, (1L << 53) + 1], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Converted_values(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([new Isbn("978"), new Isbn(""), new Isbn("ü")], strategy, tracking);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Enums_as_text(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => AllArrive([DayOfWeek.Sunday, DayOfWeek.Friday], strategy, tracking);

    [Theory]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task Forty_thousand_parents_get_theirs(LoadStrategy strategy)
    {
        await using var db = Backend.Factory.CreateDbContext();
        db.AddRange(Enumerable.Range(1, 625).Select(i => new Keyed<long> { Id = i, Parts = { new Part<long> { WholeId = i } } }));
        await db.SaveChangesAsync(Token);
        for (var count = 625; count < 40_000; count *= 2)
        {
            await Copies.DoubleAsync<Keyed<long>>(db, count, "Id");
            await Copies.DoubleAsync<Part<long>>(db, count, "WholeId");
        }

        var read = await Loaded<Keyed<long>>(strategy, "Parts").AsNoTracking().ToListAsync(Token);

        Assert.Equal(40_000, read.Count);
        Assert.All(read, row => Assert.Equal(row.Id, Assert.Single(row.Parts).WholeId));
    }

    private async Task AllArrive<TKey>(TKey[] keys, LoadStrategy strategy, QueryTrackingBehavior tracking)
        where TKey : notnull
    {
        await using (var db = Backend.Factory.CreateDbContext())
        {
            foreach (var key in keys)
            {
                db.Add(new Keyed<TKey>
                {
                    Id = key,
                    Parts = { new Part<TKey> { WholeId = key }, new Part<TKey> { WholeId = key } },
                    Marks = { new Mark<TKey> { Id = key } },
                });
                await db.SaveChangesAsync(Token);
            }
        }

        var wholes = await Loaded<Keyed<TKey>>(strategy, "Parts", "Marks.Marked").AsTracking(tracking).ToListAsync(Token);
        var parts = await Loaded<Part<TKey>>(strategy, "Whole").AsTracking(tracking).ToListAsync(Token);

        Assert.Equal(keys.Length, wholes.Count);
        Assert.All(wholes, whole => Assert.Equal([whole.Id, whole.Id], whole.Parts.Select(part => part.WholeId)));
        Assert.All(wholes, whole => Assert.Equal(whole.Id, Assert.Single(Assert.Single(whole.Marks).Marked).Id));
        Assert.All(parts, part => Assert.Equal(part.WholeId, part.Whole!.Id));
        Assert.Equal(keys.Length * 2, parts.Count);
    }

    private IQueryable<T> Loaded<T>(LoadStrategy strategy, params string[] paths)
        where T : class, IQueryMixin
    {
        using var db = NewContext();
        return Statements.Statement.Create<T>().Load(Plans.Of<T>(db, strategy, paths));
    }

    private static DateTime Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
