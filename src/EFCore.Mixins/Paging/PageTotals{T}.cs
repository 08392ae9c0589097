using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>Counts the rows of all pages.</summary>
internal sealed class PageTotals<T>(PageSource<T> source, DbContext context)
    where T : class
{
    private static readonly object Mark = new();

    public async Task<Page<T>> CountAsync(Page<T> page, int skip, Total total, CancellationToken cancellationToken)
    {
        if (total.Kind == TotalKind.Estimated && Dialect.Of(context) is PostgreSqlDialect)
        {
            var estimate = await PlannerEstimate.ReadAsync(context, source.Tree, cancellationToken).ConfigureAwait(false);
            var seen = page.Items.Count == 0 ? 0 : skip + (long)page.Items.Count + (page.HasNext ? 1 : 0);
            return page with { Total = Math.Max(estimate, seen) };
        }

        if (total.Kind == TotalKind.Capped)
        {
            var counted = await CappedAsync((int)total.Most, cancellationToken).ConfigureAwait(false);
            return page with { Total = Math.Min(counted, total.Most), TotalIsExact = counted <= total.Most };
        }

        var statement = source.With([Mark], [], (tree, _) => QueryableCalls.Call(nameof(Queryable.LongCount), tree));
        var rowCount = await statement.On(context).RunAsync<long>(cancellationToken).ConfigureAwait(false);
        return page with { Total = rowCount, TotalIsExact = true };
    }

    // rows.Take(10_001).LongCount()
    private Task<long> CappedAsync(int most, CancellationToken cancellationToken)
        => source.With(
                [Mark, nameof(TotalKind.Capped)],
                [most + 1],
                (tree, values) => QueryableCalls.Call(
                    nameof(Queryable.LongCount),
                    QueryableCalls.Call(nameof(Queryable.Take), tree, Parameter.Of(values[0], typeof(int)))))
            .On(context)
            .RunAsync<long>(cancellationToken);
}
