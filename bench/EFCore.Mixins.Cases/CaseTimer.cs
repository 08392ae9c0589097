using System.Data.Common;
using System.Diagnostics;
using EFCore.Mixins.Tests.FilterCases;

namespace EFCore.Mixins.Cases;

/// <summary>Measures the statements of a case: the best of some runs after one that compiles them.</summary>
/// <param name="limit">The seconds after which the database ends a statement.</param>
internal sealed class CaseTimer(int limit)
{
    private const int Runs = 3;

    /// <summary>What takes longer is measured once.</summary>
    private const double Long = 100;

    public async Task<CaseTimes> MeasureAsync(FilterCase wanted)
    {
        var whole = FilterCaseModel.All[wanted.Model].Query(FilterCaseTree.AsFilters.Filter(wanted.Where), FilterCaseTree.AsFilters.OrderBy(wanted.OrderBy));
        var page = whole.Page(wanted.Offset, wanted.Limit);
        var rows = await BestAsync(async () => (await page.KeysAsync(CancellationToken.None)).Count);
        return new CaseTimes(rows, wanted.Expected.Total is null ? 0 : await BestAsync(() => whole.CountAsync(CancellationToken.None)));
    }

    private async Task<double> BestAsync(Func<Task<int>> read)
    {
        var best = await TimeAsync(read);
        for (var i = 0; i < Runs && (i == 0 ? best < limit * 500 : best < Long); i++)
            best = Math.Min(best, await TimeAsync(read));
        return best;
    }

    private async Task<double> TimeAsync(Func<Task<int>> read)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await read();
            return watch.Elapsed.TotalMilliseconds;
        }
        catch (Exception cut) when (watch.Elapsed.TotalSeconds >= limit * 0.9 && (cut is DbException || cut.InnerException is DbException or TimeoutException))
        {
            return double.PositiveInfinity;
        }
    }
}
