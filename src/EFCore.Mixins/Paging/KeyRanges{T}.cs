using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Paging;

/// <summary>Divides the rows of a query into ranges of the primary key.</summary>
/// <param name="source">The query.</param>
/// <param name="size">The maximum number of rows of a range.</param>
/// <param name="until">The end of the last range.</param>
internal sealed class KeyRanges<T>(PageSource<T> source, int size, Until until)
    where T : class
{
    public async IAsyncEnumerable<IQueryable<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PageSizes.ThrowIfInvalid(size);
        PageCalls.ThrowIfUnfit(source.Rows.Expression, typeof(T), nameof(Batches.PartsAsync));
        if (source.IsInMemory)
        {
            foreach (var part in source.Rows.AsEnumerable().Chunk(size))
                yield return part.AsQueryable();
            yield break;
        }

        KeysetPosition? start = null;
        var last = until == Until.Now ? await LastAsync(null, null, cancellationToken).ConfigureAwait(false) : null;
        while (await EndAsync(start, last, cancellationToken).ConfigureAwait(false) is { } end)
        {
            yield return end.Rows;
            start = end.Position;
        }
    }

    /// <summary>The next range with its end; null without further rows.</summary>
    private Task<KeyRange<T>?> EndAsync(KeysetPosition? start, KeysetPosition? last, CancellationToken cancellationToken)
        => source.RunAsync(
            async context =>
            {
                var range = new RangeQuery(context, OrderOn(context), start, last);
                var end = await KeyAsync(range, isLast: false, cancellationToken).ConfigureAwait(false)
                    ?? await KeyAsync(range, isLast: true, cancellationToken).ConfigureAwait(false);
                return end is null ? null : new KeyRange<T>(source.Rows.Where(range.To(end)), end);
            },
            cancellationToken);

    private Task<KeysetPosition?> LastAsync(KeysetPosition? start, KeysetPosition? last, CancellationToken cancellationToken)
        => source.RunAsync(
            context => KeyAsync(new RangeQuery(context, OrderOn(context), start, last), isLast: true, cancellationToken),
            cancellationToken);

    /// <summary>The key at the end of a full range, or the last of all keys.</summary>
    // rows.OrderBy(post => post.Id).Skip(999).Take(1), or rows.OrderByDescending(post => post.Id).Take(1)
    private async Task<KeysetPosition?> KeyAsync(RangeQuery range, bool isLast, CancellationToken cancellationToken)
    {
        var rows = range.Rows(LoadPlanMarkRemover.Strip(source.Tree));
        var ordered = KeysetOrdering.Apply(rows, range.Order.Way(isLast));
        var skipped = isLast ? ordered : QueryableCalls.Call(nameof(Queryable.Skip), ordered, Parameter.Of(size - 1, typeof(int)));
        var one = QueryableCalls.Call(nameof(Queryable.Take), skipped, Parameter.Of(1, typeof(int)));
        var keys = QueryableCalls.Select(one, row => KeptProjection.Keys(range.Order.Columns, row));
        var local = ContextRewriter.RewriteWhole(keys, range.Context);
        var query = range.Context.GetService<IAsyncQueryProvider>().CreateQuery<object?[]>(local);
        return await query.ToListAsync(cancellationToken).ConfigureAwait(false) is [var found]
            ? new KeysetPosition(found) { IsInclusive = true }
            : null;
    }

    private static KeysetOrder OrderOn(DbContext context)
        => new KeysetBinder(EntityTypeFinder.Of(context, typeof(T)), ContextOptions.Of(context).FilterLimits, Dialect.Of(context)).Bind([]);

    /// <summary>The rows after one key, up to another.</summary>
    private sealed record RangeQuery(DbContext Context, KeysetOrder Order, KeysetPosition? Start, KeysetPosition? Last)
    {
        public Expression Rows(Expression tree)
        {
            var behind = Start is null
                ? tree
                : QueryableCalls.Where(tree, row => Condition(row, Start with { IsInclusive = false }, isBackward: false));
            return Last is null ? behind : QueryableCalls.Where(behind, row => Condition(row, Last, isBackward: true));
        }

        // post => post.Id > @start && post.Id <= @end
        public Expression<Func<T, bool>> To(KeysetPosition end)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var upper = Condition(row, end, isBackward: true);
            var lower = Start is null ? null : Condition(row, Start with { IsInclusive = false }, isBackward: false);
            return Expression.Lambda<Func<T, bool>>(lower is null ? upper : Expression.AndAlso(lower, upper), row);
        }

        private Expression Condition(Expression row, KeysetPosition position, bool isBackward)
        {
            var values = Array.ConvertAll(position.Values, value => new ConditionValue(value));
            return new KeysetPredicate(Order.Way(isBackward), row, position, values, ContextOptions.AreSet(Context)).InAll();
        }
    }
}
