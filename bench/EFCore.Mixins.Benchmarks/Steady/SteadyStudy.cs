using System.Diagnostics;
using System.Globalization;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Instances;

namespace EFCore.Mixins.Benchmarks.Steady;

/// <summary>Whether the last of many calls cost the same as the first ones, in time, pauses and memory.</summary>
/// <param name="calls">The number of calls of each kind.</param>
/// <param name="names">Parts of the names of the kinds; all where there are none.</param>
internal sealed class SteadyStudy(int calls, string[] names)
{
    private const int First = 20_000;
    private const int Crowd = 50;
    private const int Slices = 20; // of a tenth, so that the work and EF's find run under the same conditions

    public async Task RunAsync()
    {
        foreach (var name in BlogDatabase.Names)
        {
            Console.WriteLine(
                $"\n{name}, {calls} calls, {Environment.ProcessorCount} processors, .NET {Environment.Version}. "
                + "By tenths: µs a call, then % of it in pauses.\n");
            Console.WriteLine(
                "| work | at once | µs | pause, % | EF's find beside it, µs | last : second | beside EF's | pause | KB after the first "
                + "| KB at the end | handles |");
            Console.WriteLine("|---|--:|---|---|---|--:|--:|--:|--:|--:|--:|");
            foreach (var work in SteadyWork.All.Where(
                work => names.Length == 0 || names.Any(part => work.Name.Contains(part, StringComparison.OrdinalIgnoreCase))))
            {
                await RunAsync(name, work, workers: 1);
                await RunAsync(name, work, Crowd);
            }
        }
    }

    private async Task RunAsync(string name, SteadyWork work, int workers)
    {
        var factory = new WorkerFactory();
        Contexts.SetFactory(factory);
        var databases = await OpenAsync(name, workers);
        var number = 0;
        await DoAsync(work.Run, Math.Min(First, calls / 10));
        await DoAsync(SteadyWork.Beside, Math.Min(First, calls / 10));
        var memory = Memory();
        var tenths = new List<Tenth>();
        for (var i = 0; i < 10; i++)
            tenths.Add(await MeasureAsync(count => DoAsync(work.Run, count), count => DoAsync(SteadyWork.Beside, count)));
        Print(work, workers, tenths, memory, Memory());
        foreach (var database in databases.Distinct())
            await database.DisposeAsync();

        Task DoAsync(Func<BlogDatabase, int, Task> run, int count) => Task.WhenAll(databases.Select(database => Task.Run(async () =>
        {
            factory.Use(database);
            for (var i = 0; i < count / workers; i++)
                await run(database, Interlocked.Increment(ref number));
        })));
    }

    /// <summary>One database per worker if its only connection runs one command at a time.</summary>
    private static async Task<BlogDatabase[]> OpenAsync(string name, int workers)
    {
        var databases = new BlogDatabase[workers];
        for (var i = 0; i < workers; i++)
            databases[i] = i == 0 || databases[0].HasOneConnection ? await BlogDatabase.OpenAsync(name) : databases[0];
        return databases;
    }

    private async Task<Tenth> MeasureAsync(Func<int, Task> run, Func<int, Task> runBeside)
    {
        var (time, pause, beside) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        var count = Math.Max(Crowd, calls / 10 / Slices);
        for (var i = 0; i < Slices; i++)
        {
            var before = GC.GetTotalPauseDuration();
            time += await TimeAsync(run, count);
            pause += GC.GetTotalPauseDuration() - before;
            beside += await TimeAsync(runBeside, Math.Max(Crowd, count / 4));
        }

        return new Tenth(time.TotalMicroseconds / count / Slices, pause / time * 100, beside.TotalMicroseconds / Math.Max(Crowd, count / 4) / Slices);
    }

    private static async Task<TimeSpan> TimeAsync(Func<int, Task> run, int count)
    {
        var start = Stopwatch.GetTimestamp();
        await run(count);
        return Stopwatch.GetElapsedTime(start);
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true) / 1024;
    }

    private static void Print(SteadyWork work, int workers, List<Tenth> tenths, long before, long after)
    {
        var (second, last) = (tenths[1], tenths[^1]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work.Name} | {workers} | {List(tenths, tenth => tenth.Time, "0.0")} | {List(tenths, tenth => tenth.Pause, "0.0")} | "
            + $"{List(tenths, tenth => tenth.Beside, "0.0")} "
            + $"| {last.Time / second.Time:0.00} | {last.Time / last.Beside / (second.Time / second.Beside):0.00} | {last.Pause / second.Pause:0.00} | "
            + $"{before} | {after} | {InstanceRecords.Count} |"));
    }

    private static string List(List<Tenth> tenths, Func<Tenth, double> value, string format)
        => string.Join(' ', tenths.Select(tenth => value(tenth).ToString(format, CultureInfo.InvariantCulture)));
}
