using System.Diagnostics;
using System.Globalization;

namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>The cost of a record per instance, by tenths of the run: most instances are collected at once, some stay alive.</summary>
/// <param name="count">The number of instances.</param>
internal sealed class MemoryStudy(int count)
{
    private const int Garbage = 4096; // what a find allocates besides its row

    private static readonly Func<IRecordWay>[] Ways =
    [
        () => new NoWay(),
        () => new SlotWay(),
        () => new SweptDependentWay(),
        () => new SweptWeakWay(),
        () => new GenerationsWay(),
        () => new WeakTableWay(),
    ];

    public void Run()
    {
        Console.WriteLine(
            "\n| living | way | µs an instance, 2nd tenth | last | pause, ms, 2nd tenth | last | generation 0 | handles |\n|--:|---|--:|--:|--:|--:|--:|--:|");
        foreach (var living in new[] { 0, Math.Min(count, 100_000) })
        {
            foreach (var way in Ways)
                Run(way(), living);
        }
    }

    private void Run(IRecordWay way, int living)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var kept = Keep(way, living);
        var tenths = new List<(double Time, double Pause)>();
        var collections = GC.CollectionCount(0);
        for (var tenth = 0; tenth < 10; tenth++)
            tenths.Add(Add(way, count / 10));
        if (kept.Exists(instance => way is not NoWay && way.Find(instance) is null))
            throw new InvalidOperationException($"'{way.Name}' has lost a record of a living instance.");
        var (second, last) = (tenths[1], tenths[^1]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {living} | {way.Name} | {second.Time:0.00} | {last.Time:0.00} | {second.Pause:0} | {last.Pause:0} | {GC.CollectionCount(0) - collections} | "
            + $"{way.Handles?.ToString(CultureInfo.InvariantCulture) ?? "–"} |"));
        GC.KeepAlive(kept);
    }

    private static List<Instance> Keep(IRecordWay way, int living)
    {
        var kept = new List<Instance>();
        for (var i = 0; i < living; i++)
        {
            kept.Add(new Instance());
            way.Add(kept[^1], new object[8]);
        }

        return kept;
    }

    private static (double Time, double Pause) Add(IRecordWay way, int count)
    {
        var pause = GC.GetTotalPauseDuration();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            GC.KeepAlive(new byte[Garbage]);
            way.Add(new Instance(), new object[8]);
        }

        return (watch.Elapsed.TotalMicroseconds / count, (GC.GetTotalPauseDuration() - pause).TotalMilliseconds);
    }
}
