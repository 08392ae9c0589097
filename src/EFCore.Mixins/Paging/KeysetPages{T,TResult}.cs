using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>Reads pages by cursors.</summary>
/// <param name="source">The source of the rows.</param>
/// <param name="orderBy">The sort keys.</param>
/// <param name="select">The projection; null for the row itself.</param>
internal sealed class KeysetPages<T, TResult>(PageSource<T> source, IEnumerable<string>? orderBy, LambdaExpression? select = null)
    where T : class
{
    private readonly IReadOnlyList<string> orderBy = [.. (orderBy ?? []).Take(ListValueReader.Most)];

    /// <summary>Reads a page with its cursors.</summary>
    public async Task<CursorPage<TResult>> ReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        var page = await RunAsync(
            nameof(Pages.CursorPageAsync),
            request.Binding,
            (rows, format) => ReadAsync(rows, format, request, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        _ = (page.Next, page.Previous); // throws if a key is too long
        return page;
    }

    /// <summary>Reads all pages in turn, each on a separate context.</summary>
    public async IAsyncEnumerable<CursorPage<TResult>> WalkAsync(
        PageRequest request,
        Until until,
        string caller,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Check();
        var span = request.Cursor is null && until == Until.End
            ? new PageSpan(request.Size)
            : await RunAsync(
                caller,
                request.Binding,
                (rows, format) => BeginAsync(rows, format, request, until, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        while (span is not null)
        {
            var page = await RunAsync(
                caller,
                request.Binding,
                (rows, format) => ReadAsync(rows, format, span, Edges.Assumed, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            if (page.Items.Count > 0)
                yield return page;
            span = page.HasNext ? span with { Position = page.Last } : null;
        }
    }

    /// <summary>The first page; null if there is no last row at which to end.</summary>
    private static async Task<PageSpan?> BeginAsync(
        KeysetRows<TResult> rows,
        CursorFormat format,
        PageRequest request,
        Until until,
        CancellationToken cancellationToken)
    {
        var span = new PageSpan(request.Size, request.Cursor is { } cursor ? format.Read(cursor) : null);
        if (until == Until.End)
            return span;
        var last = await LastAsync(rows, cancellationToken).ConfigureAwait(false);
        return last is null ? null : span with { Until = last };
    }

    private static async Task<KeysetPosition?> LastAsync(KeysetRows<TResult> rows, CancellationToken cancellationToken)
        => await rows.ReadAsync(new(1, IsBackward: true), cancellationToken).ConfigureAwait(false) is [var last]
            ? last.Position with { IsInclusive = true }
            : null;

    private static Task<CursorPage<TResult>> ReadAsync(
        KeysetRows<TResult> rows,
        CursorFormat format,
        PageRequest request,
        CancellationToken cancellationToken)
        => ReadAsync(
            rows,
            format,
            new PageSpan(request.Size, request.Cursor is { } cursor ? format.Read(cursor) : null, request.IsBackward, null),
            request.Edges,
            cancellationToken);

    private static async Task<CursorPage<TResult>> ReadAsync(
        KeysetRows<TResult> rows,
        CursorFormat format,
        PageSpan span,
        Edges edges,
        CancellationToken cancellationToken)
    {
        var read = await rows.ReadAsync(span with { Count = span.Count + 1 }, cancellationToken).ConfigureAwait(false);
        var hasMore = read.Count > span.Count;
        if (hasMore)
            read.RemoveAt(span.Count);
        var hasOther = span.Position is { } place
            && (edges == Edges.Assumed || await HasOtherAsync(rows, place, span.IsBackward, cancellationToken).ConfigureAwait(false));
        if (span.IsBackward)
            read.Reverse();
        var origin = span.Position ?? KeysetPosition.None;
        return new CursorPage<TResult>(
            read,
            span.IsBackward ? new PageEnds(hasOther, hasMore, origin) : new PageEnds(hasMore, hasOther, origin),
            format.Write);
    }

    /// <summary>Whether rows exist on the side of the page's cursor.</summary>
    private static Task<bool> HasOtherAsync(
        KeysetRows<TResult> rows,
        KeysetPosition place,
        bool isBackward,
        CancellationToken cancellationToken)
        => rows.AnyAsync(place with { IsInclusive = !place.IsInclusive }, !isBackward, cancellationToken);

    private Task<TPage> RunAsync<TPage>(
        string caller,
        CursorBinding binding,
        Func<KeysetRows<TResult>, CursorFormat, Task<TPage>> read,
        CancellationToken cancellationToken)
    {
        PageCalls.ThrowIfUnfit(source.Rows.Expression, typeof(T), caller);
        if (!source.IsInMemory)
            return source.RunAsync(RunOn, cancellationToken);
        var (type, limits) = MemoryType();
        var order = new KeysetBinder(type, limits, dialect: null).Bind(orderBy);
        var cursors = new CursorFormat(order, SelectionOf(type, binding), MixinsOptions.Default, dialect: null);
        return read(new MemoryRows<T, TResult>(source.Rows, order, select), cursors);

        Task<TPage> RunOn(DbContext context)
        {
            var (entity, dialect) = (EntityTypeFinder.Of(context, typeof(T)), Dialect.Of(context));
            var bound = new KeysetBinder(entity, ContextOptions.Of(context).FilterLimits, dialect).Bind(orderBy);
            var options = ContextOptions.Of(context);
            var format = new CursorFormat(bound, SelectionOf(entity, binding), source.CursorOptions?.Invoke(options) ?? options, dialect);
            return read(new DatabaseRows<T, TResult>(source, context, bound, select), format);
        }
    }

    private ulong SelectionOf(IEntityType type, CursorBinding binding)
        => binding == CursorBinding.Order ? 0 : SelectionFingerprint.Of(source, type);

    /// <summary>The bound model of the class, else a model of its public properties.</summary>
    private static (IEntityType Type, FilterLimits Limits) MemoryType()
        => ContextBindings.Find(typeof(T)) is { } bound && bound.Model.FindEntityType(typeof(T)) is { } type
            ? (type, bound.Filtering.Limits)
            : (InMemoryObjectModel.Of(typeof(T)), FilterBindingSettings.Default.Limits);
}
