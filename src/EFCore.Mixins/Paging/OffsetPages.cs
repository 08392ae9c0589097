using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Statements;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Paging;

/// <summary>Reads pages by their number.</summary>
internal static class OffsetPages
{
    private static readonly object Mark = new();

    /// <exception cref="ArgumentOutOfRangeException">The number or size is out of range.</exception>
    public static Task<Page<T>> ReadAsync<T>(PageSource<T> source, int number, int size, Total total, CancellationToken cancellationToken)
        where T : class
    {
        var skip = Skipped(number, size);
        var empty = new Page<T>([], number, size, HasNext: false);
        return source.IsInMemory
            ? Task.FromResult(ReadMemory(source.Rows, skip, empty, total))
            : source.RunAsync(context => ReadAsync(source, context, skip, empty, total, cancellationToken), cancellationToken);
    }

    private static async Task<Page<T>> ReadAsync<T>(
        PageSource<T> source,
        DbContext context,
        int skip,
        Page<T> page,
        Total total,
        CancellationToken cancellationToken)
        where T : class
    {
        var type = EntityTypeFinder.Of(context, typeof(T));
        var statement = source.With([Mark], [skip, page.Size + 1], (tree, values) => Build(source.Rows, tree, values));
        var rows = await statement.On(context).ToListAsync<T>(cancellationToken).ConfigureAwait(false);
        var read = Cut(page, rows);
        return total.Kind == TotalKind.None ? read
            : KnownTotal(read, skip) is { } known ? read with { Total = known, TotalIsExact = true }
            : await new PageTotals<T>(source, context).CountAsync(read, skip, total, cancellationToken).ConfigureAwait(false);

        // rows.OrderBy(post => post.Rating).ThenBy(post => post.Id).Skip(40).Take(21)
        Expression Build(IQueryable<T> origin, Expression tree, ConditionValue[] values)
        {
            var ordered = Sorting.PrimaryKeyOrder.Complete(origin.Provider.CreateQuery<T>(tree), type).Expression;
            var skipped = QueryableCalls.Call(nameof(Queryable.Skip), ordered, Parameter.Of(values[0], typeof(int)));
            return QueryableCalls.Call(nameof(Queryable.Take), skipped, Parameter.Of(values[1], typeof(int)));
        }
    }

    private static Page<T> ReadMemory<T>(IQueryable<T> rows, int skip, Page<T> page, Total total)
        where T : class
    {
        var read = Cut(page, [.. StatementBinding.Of(rows).ThenByKey(rows).Skip(skip).Take(page.Size + 1)]);
        if (total.Kind == TotalKind.None)
            return read;
        var count = rows.LongCount();
        var isCapped = total.Kind == TotalKind.Capped && count > total.Most;
        return read with { Total = isCapped ? total.Most : count, TotalIsExact = !isCapped };
    }

    /// <summary>The page without the additional row that shows whether another page follows.</summary>
    private static Page<T> Cut<T>(Page<T> page, List<T> rows)
    {
        var hasNext = rows.Count > page.Size;
        if (hasNext)
            rows.RemoveAt(page.Size);
        return page with { Items = rows, HasNext = hasNext };
    }

    /// <summary>The number of all rows, which is known on the last page.</summary>
    private static long? KnownTotal<T>(Page<T> page, int skip)
        => !page.HasNext && (page.Items.Count > 0 || skip == 0) ? skip + (long)page.Items.Count : null;

    private static int Skipped(int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        PageSizes.ThrowIfInvalid(size);
        var skip = (number - 1L) * size;
        return skip <= int.MaxValue ? (int)skip : throw new ArgumentOutOfRangeException(
            nameof(number),
            number,
            $"Page {number} of {size} rows cannot be read: databases skip at most {int.MaxValue} rows. " +
            $"Request page {(int.MaxValue / size) + 1} or lower, or use '{nameof(Pages.CursorPagesAsync)}'.");
    }
}
