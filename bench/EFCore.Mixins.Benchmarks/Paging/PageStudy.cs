using System.Diagnostics;
using System.Globalization;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Paging;

/// <summary>Pages of a large table, side by side: by cursors of the library, by hand in three forms, and by offset.</summary>
/// <param name="isDry">Whether the table is small, and everything runs once.</param>
internal sealed class PageStudy(bool isDry)
{
    private const int Size = 20;

    private readonly int rows = isDry ? 1000 : 1_000_000;
    private readonly int far = isDry ? 20 : 10_000;

    /// <summary>Runs on the databases whose names contain one of the parts, or on all.</summary>
    public async Task RunAsync(params string[] parts)
    {
        foreach (var name in BlogDatabase.Names.Where(name => parts.Length == 0 || parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            await using var database = await PageDatabase.OpenAsync(name, rows);
            Contexts.SetFactory(database.Mixed);
            Console.WriteLine(
                $"\n{name}, {rows} rows, pages of {Size}\n\n| order | page | cursor, µs | guard, µs | alternatives, µs | row of values, µs | offset, µs | "
                + "cursor / best | bytes / guard |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var each in PageCase.All)
            {
                foreach (var number in new[] { 1, 2, far })
                    await CompareAsync(database, each, number);
            }

            await CompareDepthsAsync();
            await RefuseAsync();
            await WalkAsync();
        }
    }

    /// <summary>Reads the far page and the second one, in turns.</summary>
    private async Task CompareDepthsAsync()
    {
        Console.WriteLine($"\n| order | page 2, µs | page {far}, µs | {far} / 2 |\n|---|--:|--:|--:|");
        foreach (var each in PageCase.All)
        {
            var (_, near) = await PlaceAsync(each, 2);
            var (_, deep) = await PlaceAsync(each, far);
            var costs = await MeasureAsync([("near", () => ReadAsync(each, near)), ("deep", () => ReadAsync(each, deep))]);
            var (first, second) = (costs["near"].Time, costs["deep"].Time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {each.Name} | {first:0} | {second:0} | {second / first:0.00} |"));
        }
    }

    /// <summary>The cost of rejecting a modified cursor.</summary>
    private async Task RefuseAsync()
    {
        var (_, cursor) = await PlaceAsync(PageCase.All[0], 2);
        var text = $"{cursor}";
        var changed = text[..3] + (text[3] == 'A' ? 'B' : 'A') + text[4..];
        var costs = await MeasureAsync([("refused", () => RefusedAsync(changed))]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nA changed cursor is refused in {costs["refused"].Time:0.0} µs."));
    }

    private static async Task<List<int>> RefusedAsync(string changed)
    {
        try
        {
            await PageRow.CursorPageAsync(orderBy: PageCase.All[0].OrderBy, size: Size, after: changed);
        }
        catch (InvalidCursorException)
        {
            return [];
        }

        throw new InvalidOperationException("A changed cursor was read.");
    }

    private static async Task<List<int>> ReadAsync(PageCase each, Cursor? cursor)
        => [.. (await PageRow.CursorPageAsync(orderBy: each.OrderBy, size: Size, after: cursor)).Items.Select(row => row.Id)];

    /// <summary>Reads all rows in batches, and prints the memory in use compared with the first batch.</summary>
    private static async Task WalkAsync()
    {
        long start = 0, most = 0;
        var read = 0;
        var watch = Stopwatch.StartNew();
        await foreach (var batch in PageRow.InBatchesAsync(orderBy: ["many"]))
        {
            read += batch.Count;
            if (start == 0)
                start = GC.GetTotalMemory(forceFullCollection: true);
            else if (read % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{read} rows in batches: {watch.Elapsed.TotalMilliseconds:0} ms, {most} bytes held beside those of the first batch"));
    }

    private async Task CompareAsync(PageDatabase database, PageCase each, int number)
    {
        var (last, cursor) = await PlaceAsync(each, number);
        var sides = new List<(string Name, Func<Task<List<int>>> Read)>
        {
            ("cursor", () => ReadAsync(each, cursor)),
            ("guard", () => ByHandAsync(database, context => each.Order(last is null ? context.Rows : each.Guard(context.Rows, last)).Take(Size + 1))),
            ("alternatives", () => ByHandAsync(database, context => each.Order(last is null ? context.Rows : each.Or(context.Rows, last)).Take(Size + 1))),
            ("offset", () => ByHandAsync(database, context => each.Order(context.Rows).Skip((number - 1) * Size).Take(Size + 1))),
        };
        if (each.Columns is { } columns && last is not null)
            sides.Insert(3, ("row of values", () => ByHandAsync(database, context => each.Order(ByRow(context, columns, last)).Take(Size + 1))));
        await CheckAsync(sides);
        var costs = await MeasureAsync(sides);
        var best = costs.Where(cost => cost.Key != "cursor").Min(cost => cost.Value.Time);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {each.Name} | {number} | {Text("cursor")} | {Text("guard")} | {Text("alternatives")} | {Text("row of values")} | {Text("offset")} | "
            + $"{costs["cursor"].Time / best:0.00} | {costs["cursor"].Bytes / costs["guard"].Bytes:0.00} |"));

        string Text(string side) => costs.TryGetValue(side, out var cost) ? string.Create(CultureInfo.InvariantCulture, $"{cost.Time:0}") : "";
    }

    /// <summary>The last row before a page, and the cursor after it.</summary>
    private static async Task<(PageRow? Last, Cursor? Cursor)> PlaceAsync(PageCase each, int number)
    {
        if (number == 1)
            return (null, null);
        var before = await PageRow.CursorPageAsync(orderBy: each.OrderBy, size: (number - 1) * Size);
        return (before.Items[^1], before.Next);
    }

    private static IQueryable<PageRow> ByRow(PageContext context, string[] columns, PageRow last)
    {
        object[] values = [.. columns.Select(column => column switch { "Many" => last.Many, "Few" => last.Few, _ => last.Id })];
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var sql = $"SELECT * FROM \"Rows\" WHERE ({names}) > ({string.Join(", ", values.Select((_, i) => $"{{{i}}}"))})";
        return context.Rows.FromSqlRaw(sql, values);
    }

    private static async Task<List<int>> ByHandAsync(PageDatabase database, Func<PageContext, IQueryable<PageRow>> query)
    {
        await using var context = database.Plain.CreateDbContext();
        var read = await query(context).ToListAsync();
        return [.. read.Take(Size).Select(row => row.Id)];
    }

    private static async Task CheckAsync(List<(string Name, Func<Task<List<int>>> Read)> sides)
    {
        var expected = await sides[0].Read();
        foreach (var (name, read) in sides)
        {
            if (!(await read()).SequenceEqual(expected))
                throw new InvalidOperationException($"'{name}' reads other rows.");
        }
    }

    /// <summary>Runs the sides in turns, so that other work on the machine slows all of them equally, and returns the median of each.</summary>
    private async Task<Dictionary<string, (double Time, double Bytes)>> MeasureAsync(List<(string Name, Func<Task<List<int>>> Read)> sides)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (name, read) in sides)
            counts[name] = await CalibrateAsync(read);

        var costs = sides.ToDictionary(side => side.Name, _ => new List<(double Time, double Bytes)>());
        for (var round = 0; round < (isDry ? 1 : 21); round++)
        {
            foreach (var (name, read) in sides)
                costs[name].Add(await CostAsync(read, counts[name]));
        }

        return costs.ToDictionary(
            cost => cost.Key,
            cost => (
                cost.Value.Select(one => one.Time).Order().ElementAt(cost.Value.Count / 2),
                cost.Value.Select(one => one.Bytes).Order().ElementAt(cost.Value.Count / 2)));
    }

    /// <summary>Lets the runtime compile the code, and returns how often it runs in 30 ms.</summary>
    private async Task<int> CalibrateAsync(Func<Task> read)
    {
        if (isDry)
            return 1;
        var runs = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(1) && runs < 2000; runs++)
            await read();
        var (time, _) = await CostAsync(read, Math.Min(runs, 20));
        return (int)Math.Clamp(30_000 / time, 1, 500);
    }

    private static async Task<(double Time, double Bytes)> CostAsync(Func<Task> read, int count)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: false);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            await read();
        return (Stopwatch.GetElapsedTime(start).TotalMicroseconds / count, (double)(GC.GetTotalAllocatedBytes(precise: false) - bytes) / count);
    }
}
