using System.Diagnostics;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>All bars, on every available database.</summary>
internal static class AllBars
{
    /// <summary>Each group binds the contexts that its bars need, so every bar is measured as soon as it is created.</summary>
    private static readonly Func<BlogDatabase, IEnumerable<Bar>>[] Groups =
        [FindBars.Of, SwitchedOnBars.Of, FilterBars.Of, BuildBars.Of, LoadBars.Of, WriteBars.Of, SubqueryBars.Of];

    /// <summary>
    ///     Measures the bars whose work contains one of the names, or all, each after <paramref name="calls" /> calls of both sides or after one minute.
    /// </summary>
    public static async Task RunAsync(int calls, string[] names)
    {
        foreach (var name in BlogDatabase.Names)
        {
            await using var database = await BlogDatabase.OpenAsync(name);
            await RunAsync(database, calls, names);
        }
    }

    /// <summary>Runs each side of each bar once and returns the number of bars.</summary>
    public static async Task<int> TryAsync()
    {
        var bars = 0;
        foreach (var name in BlogDatabase.Names)
        {
            await using var database = await BlogDatabase.OpenAsync(name);
            foreach (var bar in Groups.SelectMany(group => group(database)))
            {
                await bar.Ours();
                await bar.Theirs();
                bars++;
            }
        }

        return bars;
    }

    /// <summary>Runs one side of the first bar of a name for some seconds, so that a profiler can observe it, and prints what it allocates.</summary>
    public static async Task LoopAsync(string name, bool isOurs)
    {
        await using var sqlite = await BlogDatabase.SqliteAsync();
        var bar = Groups.SelectMany(group => group(sqlite)).First(bar => bar.Work.Contains(name, StringComparison.OrdinalIgnoreCase));
        await bar.Ours();
        await bar.Theirs();
        Console.WriteLine($"Process {Environment.ProcessId} runs '{bar.Work}', {(isOurs ? "by the library" : bar.Rival)}, for 16 seconds.");
        using var types = new AllocatedTypes();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(16);)
            await (isOurs ? bar.Ours() : bar.Theirs());
        foreach (var (type, percent) in types.Top(40))
            Console.WriteLine($"{percent,3} % {type}");
    }

    private static async Task RunAsync(BlogDatabase database, int calls, string[] names)
    {
        Console.WriteLine(
            $"\n{database.Name}, {Environment.ProcessorCount} processors, .NET {Environment.Version}, after {calls} calls of each side, or a minute\n");
        await BarTable.PrintAsync(
            Groups
                .SelectMany(group => group(database))
                .Where(bar => names.Length == 0 || names.Any(name => bar.Work.Contains(name, StringComparison.OrdinalIgnoreCase))),
            calls);
    }
}
