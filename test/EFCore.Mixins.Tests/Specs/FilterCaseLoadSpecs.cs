using CsCheck;
using EFCore.Mixins.Tests.FilterCases;
using EFCore.Mixins.Tests.Randomized;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>
///     Random plans with random filters over the Chinook shop: a plan never changes the returned rows, a filter never changes what a plan
///     loads. <c>RANDOM_SEED</c> repeats a failure that the test has printed, <c>RANDOM_BATCHES</c> is the number of batches.
/// </summary>
[LargeSpec]
public abstract class FilterCaseLoadSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int MostRows = 25;
    private const int MostDepth = 3;
    private const int MostReported = 5;

    private static readonly ulong Seed = RandomSetting.Of("RANDOM_SEED", 20_240_301UL);
    private static readonly ulong Batches = 3 * RandomSetting.Of("RANDOM_BATCHES", 8UL);

    private static readonly QueryTrackingBehavior[] Trackings = Enum.GetValues<QueryTrackingBehavior>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task Plans_load_whole_relations_and_the_rows_of_the_filter()
    {
        var options = await Backend.OpenChinookAsync(FilterCaseFolder.PathOf("chinook.sqlite"));
        Contexts.SetFactory(new PooledDbContextFactory<ChinookContext>(options));
        await using var context = new ChinookContext(options);
        var graph = await FilterCaseGraph.ReadAsync(context, Token);
        FilterCase[] cases = [.. FilterCaseFolder.Read<FilterCase>("cases.jsonl").Where(wanted => wanted.Expected.Count > 0)];
        var report = new List<string>();
        for (var i = 0UL; i < Batches && report.Count < MostReported; i++)
            report.AddRange(await CheckAsync(context.Model, graph, cases, Seed + i) is { } difference ? [difference] : []);
        Assert.True(report.Count == 0, string.Join('\n', report));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ChinookContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task<string?> CheckAsync(IModel model, FilterCaseGraph graph, FilterCase[] cases, ulong seed)
    {
        var random = new PCG(1, seed);
        var wanted = Pick.Of(cases).Generate(random, null, out _);
        var tracking = Pick.Of(Trackings).Generate(random, null, out _);
        var type = model.GetEntityTypes().Single(type => type.ClrType.Name == wanted.Model);
        var loads = FilterCaseLoad.Of(type, MostDepth).Generate(random, null, out _);
        try
        {
            return await DifferenceAsync(graph, wanted, type, loads, tracking) is { } difference ? Describe(difference) : null;
        }
        // Any exception of a case becomes a line of the report.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Describe(exception);
        }

        string Describe(object difference) => $"Seed {seed}: {wanted.Model} {wanted.Id} [{string.Join(", ", loads)}] {tracking}: {difference}";
    }

    private static async Task<string?> DifferenceAsync(
        FilterCaseGraph graph, FilterCase wanted, IEntityType type, IReadOnlyList<FilterCaseLoad> loads, QueryTrackingBehavior tracking)
    {
        var model = FilterCaseModel.All[wanted.Model];
        var where = FilterCaseTree.AsFilters.Filter(wanted.Where);
        var orderBy = FilterCaseTree.AsFilters.OrderBy(wanted.OrderBy);
        var expected = await model.RowsAsync(where, orderBy, MostRows, load: null, QueryTrackingBehavior.NoTracking, Token);
        var got = await model.RowsAsync(where, orderBy, MostRows, FilterCaseLoad.PlanOf(loads), tracking, Token);
        return !expected.Select(row => row.Key).SequenceEqual(got.Select(row => row.Key))
            ? $"expected {string.Join(' ', expected.Select(row => row.Key))}, got {string.Join(' ', got.Select(row => row.Key))}"
            : got
                .Select(row => graph.Difference(row.Instance, type, loads, tracking != QueryTrackingBehavior.NoTracking))
                .FirstOrDefault(found => found is not null);
    }
}
