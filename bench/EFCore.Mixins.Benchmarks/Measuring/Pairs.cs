using System.Diagnostics;

namespace EFCore.Mixins.Benchmarks.Measuring;

/// <summary>Runs two sides in turns, so that whatever else the machine does slows both alike.</summary>
internal static class Pairs
{
    private const int Rounds = 41;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3); // shorter ones measure code that is still being optimized
    private static readonly TimeSpan MostBefore = TimeSpan.FromMinutes(1); // enough for half a million calls of all but the heavy work
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100); // long enough for some garbage collections

    /// <summary>Measures both sides after <paramref name="calls" /> calls of each, or as many as a minute takes.</summary>
    public static async Task<Measurement> MeasureAsync(Func<Task> ours, Func<Task> theirs, int calls)
    {
        var count = Math.Max(await CalibrateAsync(ours), await CalibrateAsync(theirs));
        var before = 0;
        for (var watch = Stopwatch.StartNew(); before < calls && watch.Elapsed < MostBefore; before += count)
            await PairAsync(ours, theirs, Math.Min(count, calls - before));
        var pairs = new List<(Cost Ours, Cost Theirs)>();
        for (var i = 0; i < Rounds; i++)
            pairs.Add(i % 2 == 0 ? await PairAsync(ours, theirs, count) : Swap(await PairAsync(theirs, ours, count)));
        return new Measurement(
            Median(pairs, pair => pair.Ours.Time / pair.Theirs.Time),
            Median(pairs, pair => pair.Ours.Bytes / Math.Max(1, pair.Theirs.Bytes)),
            Median(pairs, pair => pair.Ours.Time),
            Median(pairs, pair => pair.Theirs.Time),
            Median(pairs, pair => pair.Ours.Bytes),
            pairs.Average(pair => pair.Ours.Pause),
            pairs.Average(pair => pair.Theirs.Pause),
            Math.Min(before, calls));
    }

    /// <summary>Lets the runtime compile the code, and tells how often it runs in one round.</summary>
    private static async Task<int> CalibrateAsync(Func<Task> work)
    {
        await RunAsync(work, WarmUp);
        await Task.Delay(400); // the runtime puts optimized code in place in the background
        var watch = Stopwatch.StartNew();
        var runs = await RunAsync(work, Round * 3);
        return (int)Math.Clamp(Round / (watch.Elapsed / runs), 1, 5000);
    }

    private static async Task<int> RunAsync(Func<Task> work, TimeSpan time)
    {
        var runs = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; runs++)
            await work();
        return runs;
    }

    private static async Task<(Cost First, Cost Second)> PairAsync(Func<Task> first, Func<Task> second, int count)
        => (await CostAsync(first, count), await CostAsync(second, count));

    private static (Cost Ours, Cost Theirs) Swap((Cost First, Cost Second) pair) => (pair.Second, pair.First);

    private static async Task<Cost> CostAsync(Func<Task> work, int count)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: false);
        var pause = GC.GetTotalPauseDuration();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            await work();
        var time = Stopwatch.GetElapsedTime(start);
        return new Cost(
            time.TotalMicroseconds / count,
            (double)(GC.GetTotalAllocatedBytes(precise: false) - bytes) / count,
            (GC.GetTotalPauseDuration() - pause) / time * 100);
    }

    private static double Median(List<(Cost Ours, Cost Theirs)> pairs, Func<(Cost Ours, Cost Theirs), double> value)
        => pairs.Select(value).Order().ElementAt(pairs.Count / 2);

    private readonly record struct Cost(double Time, double Bytes, double Pause);
}
