using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>Reads rows of a database after a position in an order.</summary>
/// <param name="source">The source of the rows.</param>
/// <param name="context">The context that reads them.</param>
/// <param name="order">The order.</param>
/// <param name="select">The projection; null for the row itself.</param>
internal sealed class DatabaseRows<T, TResult>(PageSource<T> source, DbContext context, KeysetOrder order, LambdaExpression? select)
    : KeysetRows<TResult>(order)
    where T : class
{
    private static readonly object ReadMark = new();
    private static readonly object AnyMark = new();

    private readonly bool hasFunctions = ContextOptions.AreSet(context);

    public override async Task<List<KeptRow<TResult>>> ReadAsync(PageSpan span, CancellationToken cancellationToken)
    {
        var rows = new List<KeptRow<TResult>>();
        var way = new KeysetWay(Order.Way(span.IsBackward), span.IsBackward, span.Until);
        foreach (var segment in KeysetSegment.Of(Order, span.IsBackward, span.Position))
        {
            if (rows.Count == span.Count)
                break;
            rows.AddRange(await ReadAsync(segment, way, span.Count - rows.Count, cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    public override Task<bool> AnyAsync(KeysetPosition position, bool isBackward, CancellationToken cancellationToken)
    {
        var arguments = new KeysetArguments(position, null);
        return With([AnyMark, Order, isBackward, arguments.Nulls], arguments.Values, Any).On(context).RunAsync<bool>(cancellationToken);

        Expression Any(Expression tree, ConditionValue[] values)
            => QueryableCalls.Call(
                nameof(Queryable.Any),
                QueryableCalls.Where(tree, row => Predicate(row, Order.Way(isBackward), position, arguments.OfPosition(values)).InAll()));
    }

    private Task<List<KeptRow<TResult>>> ReadAsync(KeysetSegment segment, KeysetWay way, int count, CancellationToken cancellationToken)
    {
        var arguments = new KeysetArguments(segment.Position, way.Until);
        var statement = With(
            [
                ReadMark,
                Order,
                (int)segment.Kind,
                way.IsBackward,
                segment.Position is not null,
                way.Until is not null,
                arguments.Nulls,
                select is null,
            ],
            [.. arguments.Values, count],
            (tree, values) => Rows(tree, segment, way, arguments, values));
        return new KeptRowReader<T, TResult>(context, statement, Keep).ReadAsync(cancellationToken);
    }

    /// <summary>A computed member in the order, and a projection, can contain values that are not in the statement key.</summary>
    private PageStatement With(ReadOnlySpan<object?> mark, object?[] values, Func<Expression, ConditionValue[], Expression> behind)
    {
        var statement = source.With(mark, values, behind);
        return Order.HasStatementKey && select is null ? statement : statement with { Call = null };
    }

    // rows.Where(post => post.Rating >= @rating && (post.Rating > @rating || post.Id > @id))
    //     .OrderBy(post => post.Rating).ThenBy(post => post.Id).Take(@count)
    private Expression Rows(Expression tree, KeysetSegment segment, KeysetWay way, KeysetArguments arguments, ConditionValue[] values)
    {
        var rows = select is null ? tree : LoadPlanMarkRemover.Strip(tree);
        if (segment.Kind == SegmentKind.WithoutValue)
            rows = QueryableCalls.Where(rows, row => ComparisonExpressions.IsNull(way.Columns[0].On(row)));
        else if (segment is { Kind: SegmentKind.WithValue, Position: null })
            rows = QueryableCalls.Where(rows, row => Expression.Not(ComparisonExpressions.IsNull(way.Columns[0].On(row))));
        if (segment.Position is { } position)
            rows = QueryableCalls.Where(rows, row => Predicate(row, way.Columns, position, arguments.OfPosition(values)).In(segment.Kind));
        if (way.Until is { } until)
            rows = QueryableCalls.Where(rows, row => Predicate(row, Order.Way(!way.IsBackward), until, arguments.OfUntil(values)).InAll());
        return QueryableCalls.Call(nameof(Queryable.Take), KeysetOrdering.Apply(rows, way.Columns), Parameter.Of(values[^1], typeof(int)));
    }

    private KeysetPredicate Predicate(
        Expression row,
        IReadOnlyList<KeysetColumn> columns,
        KeysetPosition position,
        ConditionValue?[] values)
        => new(columns, row, position, values, hasFunctions);

    // rows.Select(post => new KeptRow<Post> { Row = post, Keys = new object[] { (object)post.Rating, (object)post.Id } })
    private Expression Keep(Expression rows) => new KeptProjection(Order.Columns, select).Of(rows);
}
