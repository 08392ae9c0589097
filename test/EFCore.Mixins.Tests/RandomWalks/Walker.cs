
namespace EFCore.Mixins.Tests.RandomWalks;

/// <summary>
///     Pages through the rows of a class forwards and backwards, and compares the pages with one query of all rows and with pages in memory.
/// </summary>
/// <param name="key">The value that identifies a row.</param>
/// <param name="primaryKey">The sort keys of the primary key.</param>
/// <param name="memory">All rows, with the related rows that sort keys read.</param>
/// <param name="token">A token to cancel the walk.</param>
internal sealed class Walker<T>(Func<T, object> key, IReadOnlyList<string> primaryKey, Func<Task<List<T>>> memory, CancellationToken token)
    where T : class, IQueryMixin
{
    /// <summary>The failure of a walk; null if there is none.</summary>
    public async Task<string?> DifferenceAsync(string[] order, int size)
    {
        try
        {
            var sign = order is [.., ['-', ..]] ? "-" : "";
            var all = await Querying.Query<T>((object?)null, [.. order, .. primaryKey.Select(part => sign + part)], (LoadPlan?)null).ToListAsync(token);
            var expected = all.ConvertAll(row => key(row));
            var exact = size % 2 == 0 ? Edges.Exact : Edges.Assumed;
            return Compare("forward", expected, await ForwardAsync(order, size, exact, expected.Count))
                ?? Compare("backward", expected, await BackwardAsync(order, size, exact, expected.Count))
                ?? await MemoryAsync(order, size, expected);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{exception.GetType().Name}: {exception}";
        }
    }

    private static string? Compare(string way, List<object> expected, List<object> walked)
        => expected.SequenceEqual(walked) ? null : $"{way}\n    expected {string.Join(' ', expected)}\n    walked   {string.Join(' ', walked)}";

    private async Task<List<object>> ForwardAsync(string[] order, int size, Edges edges, int count)
    {
        var rows = new List<object>();
        Cursor? after = null;
        while (true)
        {
            var page = await Pages.CursorPageAsync<T>(null, order, size, after, null, (LoadPlan?)null, edges, cancellationToken: token);
            Check(
                page,
                page.HasPrevious == rows.Count > 0,
                page.HasNext == rows.Count + page.Items.Count < count,
                page.Items.Count == Math.Min(size, count - rows.Count));
            rows.AddRange(page.Items.Select(key));
            if (!page.HasNext)
                return rows;
            after = page.Next;
            Assert.Equal(page.Next, page.CursorOf(page.Items[^1]));
        }
    }

    private async Task<List<object>> BackwardAsync(string[] order, int size, Edges edges, int count)
    {
        var rows = new List<object>();
        if (count == 0)
            return rows;
        var end = await Pages.CursorPageAsync<T>(null, order, count, null, null, (LoadPlan?)null, cancellationToken: token);
        rows.Add(key(end.Items[^1]));
        for (Cursor? before = end.CursorOf(end.Items[^1]); ;)
        {
            var page = await Pages.CursorPageAsync<T>(null, order, size, null, before, (LoadPlan?)null, edges, cancellationToken: token);
            Check(page, page.HasNext, page.HasPrevious == rows.Count + page.Items.Count < count, page.Items.Count == Math.Min(size, count - rows.Count));
            rows.InsertRange(0, page.Items.Select(key));
            if (!page.HasPrevious)
                return rows;
            before = page.Previous;
        }
    }

    private async Task<string?> MemoryAsync(string[] order, int size, List<object> expected)
    {
        if (order.Any(text => text.Contains("hidden", StringComparison.Ordinal)))
            return null; // a shadow property
        var list = (await memory()).AsQueryable();
        var rows = new List<object>();
        await foreach (var page in list.CursorPagesAsync(order, size, cancellationToken: token))
            rows.AddRange(page.Items.Select(key));
        return Compare("memory", expected, rows);
    }

    private static void Check(CursorPage<T> page, params bool[] holds)
        => Assert.True(
            Array.TrueForAll(holds, hold => hold),
            $"{string.Join(' ', holds)} of a page of {page.Items.Count} rows, next {page.HasNext}, previous {page.HasPrevious}");
}
