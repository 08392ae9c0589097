using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using EFCore.Mixins.Benchmarks.Bars;
using EFCore.Mixins.Benchmarks.Benchmarks;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Growth;
using EFCore.Mixins.Benchmarks.Memory;
using EFCore.Mixins.Benchmarks.Paging;
using EFCore.Mixins.Benchmarks.Steady;

namespace EFCore.Mixins.Benchmarks;

/// <summary>Runs everything once, whatever it costs: each bar, the smallest sizes of the studies, and each benchmark.</summary>
internal static class DryRun
{
    /// <summary>Tells the code that the process exits with; what fails in bars or in the study is thrown.</summary>
    public static async Task<int> RunAsync()
    {
        var bars = await AllBars.TryAsync();
        await new GrowthStudy(isDry: true).RunAsync();
        await new PageStudy(isDry: true).RunAsync();
        await new SteadyStudy(calls: 500, []).RunAsync();
        new MemoryStudy(count: 1000).Run();
        await SameOutcomes.AssertAsync();
        var log = new AccumulationLogger();
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(DryRun).Assembly).RunAll(BenchmarkConfig.Dry(log)).ToList();
        if (summaries.Count == 0 || !summaries.All(Succeeded))
        {
            await Console.Error.WriteLineAsync(log.GetLog());
            return 1;
        }

        Console.WriteLine($"\n{bars} bars and {summaries.Sum(summary => summary.Reports.Length)} benchmarks ran on {string.Join(" and ", BlogDatabase.Names)}");
        return 0;
    }

    /// <summary>A benchmark that a validator refuses has no report.</summary>
    private static bool Succeeded(Summary summary)
        => !summary.HasCriticalValidationErrors
            && summary.Reports.Length == summary.BenchmarksCases.Length
            && summary.Reports.All(report => report.Success && report.ExecuteResults.All(result => result.IsSuccess));
}
