using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>Every bar, on every database that is there.</summary>
internal static class AllBars
{
    /// <summary>What makes bars binds the contexts that they need, so each is measured as soon as it is made.</summary>
    private static readonly Func<BlogDatabase, IEnumerable<Bar>>[] Groups = [FindBars.Of, FilterBars.Of, BuildBars.Of, LoadBars.Of, WriteBars.Of];

    public static async Task RunAsync(string[] names)
    {
        await using var sqlite = await BlogDatabase.SqliteAsync();
        await RunAsync(sqlite, names);
        if (await BlogDatabase.PostgreSqlAsync() is not { } postgres)
            return;
        await using (postgres)
            await RunAsync(postgres, names);
    }

    private static async Task RunAsync(BlogDatabase database, string[] names)
    {
        Console.WriteLine($"\n{database.Name}, {Environment.ProcessorCount} processors, .NET {Environment.Version}\n");
        await BarTable.PrintAsync(Groups
            .SelectMany(group => group(database))
            .Where(bar => names.Length == 0 || names.Any(name => bar.Work.Contains(name, StringComparison.OrdinalIgnoreCase))));
    }
}
