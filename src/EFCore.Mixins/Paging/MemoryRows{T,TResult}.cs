using System.Linq.Expressions;

namespace EFCore.Mixins.Paging;

/// <summary>Reads rows of an in-memory list after a position in an order, as a database would.</summary>
/// <param name="rows">The rows.</param>
/// <param name="order">The order; equal rows keep the order of the list.</param>
/// <param name="select">The projection; null for the row itself.</param>
internal sealed class MemoryRows<T, TResult>(IEnumerable<T> rows, KeysetOrder order, LambdaExpression? select) : KeysetRows<TResult>(order)
    where T : class
{
    private readonly Func<T, TResult> result = (Func<T, TResult>?)select?.Compile() ?? (row => (TResult)(object)row);

    public override Task<List<KeptRow<TResult>>> ReadAsync(PageSpan span, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var way = new KeysetComparer(Order.Way(span.IsBackward));
        var read = Behind(span.Position, way)
            .Where(row => span.Until is null || way.Compare(row.Keys, span.Until.Values) <= 0)
            .OrderBy(row => row.Keys, way)
            .Take(span.Count)
            .Select(row => new KeptRow<TResult> { Row = result(row.Row), Keys = row.Keys });
        return Task.FromResult(read.ToList());
    }

    public override Task<bool> AnyAsync(KeysetPosition position, bool isBackward, CancellationToken cancellationToken)
        => Task.FromResult(Behind(position, new KeysetComparer(Order.Way(isBackward))).Any());

    private IEnumerable<(T Row, object?[] Keys)> Behind(KeysetPosition? position, KeysetComparer way)
        => rows.Select((row, i) => (Row: row, Keys: Keys(row, i)))
            .Where(row => position is null
                || (way.Compare(row.Keys, position.Values) is var place && (place > 0 || (place == 0 && position.IsInclusive))));

    /// <summary>For a class without a key, the place in the list is the key.</summary>
    private object?[] Keys(T row, int place)
        => [.. Order.Getters.Select(value => value(row)), .. Order.Columns.Count > Order.Getters.Count ? new object?[] { place } : []];
}
