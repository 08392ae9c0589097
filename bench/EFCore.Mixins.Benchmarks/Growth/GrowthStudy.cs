using System.Diagnostics;
using System.Globalization;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Growth;

/// <summary>Time and memory as functions of the number of conditions, the depth of paths, rows and shapes.</summary>
/// <param name="isDry">Whether to run only the smallest size of each, once.</param>
internal sealed class GrowthStudy(bool isDry)
{
    private static readonly FilterLimits Limits = new() { MaxConditions = 5000, MaxPathLength = 20 };

    public async Task RunAsync()
    {
        await using var database = await BlogDatabase.SqliteAsync(mixins => mixins.LimitFilters(Limits));
        Contexts.SetFactory(database.MixedReading);
        await ConditionsAsync();
        await DepthAsync();
        await new NestingStudy(isDry).RunAsync();
        Contexts.SetFactory(database.MixedReading);
        await RowsAsync(database);
        await ShapesAsync();
    }

    /// <summary>SQLite refuses a thousand conditions in a row.</summary>
    private async Task ConditionsAsync()
    {
        Console.WriteLine("\n| conditions | build, µs | run, µs | bytes of a build |\n|--:|--:|--:|--:|");
        foreach (var count in Sizes(1, 3, 10, 30, 100, 300, 900))
            Print(
                count,
                await MeasureAsync(() => Post.Where(Filter.And(Enumerable.Range(0, count).Select(i => (object)new { rating__ne = 100 + i }))), 2000 / count));
    }

    private async Task DepthAsync()
    {
        Console.WriteLine("\n| relations in a path | build, µs | run, µs | bytes of a build |\n|--:|--:|--:|--:|");
        foreach (var depth in Sizes(1, 2, 3, 4, 5, 6))
        {
            var path = string.Concat(Enumerable.Range(0, depth).Select(i => i % 2 == 0 ? "author___" : "posts___"));
            var key = path + (depth % 2 == 0 ? "rating" : "name");
            Print(
                depth,
                await MeasureAsync(() => Post.Where(new Dictionary<string, object?> { [key] = depth % 2 == 0 ? 7 : "author 7", ["id__le"] = 10 }), 100));
        }
    }

    private async Task RowsAsync(BlogDatabase database)
    {
        Console.WriteLine("\n| rows streamed | ms | ns a row | bytes held beside the first row |\n|--:|--:|--:|--:|");
        var sizes = Sizes(10, 100, 1000, 10_000, 100_000, 1_000_000);
        await using (var context = database.Plain.CreateDbContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {sizes[^1]})
                INSERT INTO "Comments" ("Text", "Score", "PostId") SELECT 'text', i % 10, 1 FROM n
                """);
        }

        foreach (var count in sizes)
        {
            long start = 0, most = 0;
            var read = 0;
            var watch = Stopwatch.StartNew();
            await foreach (var comment in Comment.ScalarsAsync(Comment.Query(new { id__gt = 0 }).Take(count)))
            {
                if (read++ == 0)
                    start = GC.GetTotalMemory(forceFullCollection: true);
                else if (read % Math.Max(10, count / 5) == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {read} | {watch.Elapsed.TotalMilliseconds:0} | {watch.Elapsed.TotalNanoseconds / read:0} | {most} |"));
        }
    }

    /// <summary>Shapes differ in the columns and operators of their conditions.</summary>
    private async Task ShapesAsync()
    {
        Console.WriteLine("\n| different shapes | µs each | KB held |\n|--:|--:|--:|");
        string[] keys =
        [
            "rating", "rating__ne", "rating__gt", "title", "title__ne", "archived", "id__gt", "id__lt", "author_id", "author_id__ne", "author___name",
            "author___id", "body__contains", "title__startswith",
        ];
        var start = GC.GetTotalMemory(forceFullCollection: true);
        var done = 0;
        foreach (var count in Sizes(1, 10, 100, 1000, 3000, 10_000))
        {
            var watch = Stopwatch.StartNew();
            var before = done;
            for (; done < count; done++)
                await Post.Where(Of(keys, done + 1)).Take(1).ToListAsync();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {watch.Elapsed.TotalMicroseconds / (done - before):0} | {(GC.GetTotalMemory(forceFullCollection: true) - start) / 1024} |"));
        }
    }

    private int[] Sizes(params int[] all) => isDry ? all[..1] : all;

    private static Dictionary<string, object?> Of(string[] keys, int number)
        => keys.Where((_, i) => (number & (1 << i)) != 0).ToDictionary(key => key, object? (key) => key switch
        {
            "archived" => true,
            _ when key.StartsWith("title", StringComparison.Ordinal) || key.StartsWith("body", StringComparison.Ordinal) || key == "author___name" => "x",
            _ => 1,
        });

    private static void Print(int size, (double Build, double Run, double Bytes) cost)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {cost.Build:0.0} | {cost.Run:0.0} | {cost.Bytes:0} |"));

    private async Task<(double Build, double Run, double Bytes)> MeasureAsync(Func<IQueryable<Post>> build, int runs)
    {
        runs = isDry ? 1 : Math.Max(20, runs);
        for (var i = 0; i < runs; i++)
            await build().CountAsync();
        await Task.Delay(100);
        var bytes = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < runs; i++)
            build();
        var built = watch.Elapsed.TotalMicroseconds / runs;
        bytes = GC.GetTotalAllocatedBytes() - bytes;
        watch.Restart();
        for (var i = 0; i < runs; i++)
            await Post.AllAsync(build());
        return (built, (watch.Elapsed.TotalMicroseconds / runs) - built, (double)bytes / runs);
    }
}
