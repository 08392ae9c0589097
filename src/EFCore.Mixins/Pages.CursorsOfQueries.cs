using System.Linq.Expressions;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Pages of any query by cursors.</content>
public static partial class Pages
{
    extension<T>(IQueryable<T> source)
        where T : class
    {
        /// <summary>
        ///     Reads the first page of a query, the one after a cursor, or the one before it:
        ///     <c>statement.CursorPageAsync(["-rating"], after: page.Next)</c>.
        /// </summary>
        /// <remarks>
        ///     The order is part of the call. The query can have filters, load plans and options as <c>AsNoTracking</c>, but not be
        ///     ordered, limited, joined or grouped. An in-memory list returns the same pages.
        /// </remarks>
        /// <inheritdoc cref="CursorPageAsync{T}(object?, IEnumerable{string}?, int, Cursor?, Cursor?, LoadPlan?, Edges, CursorBinding,
        ///     DbContext?, CancellationToken)" path="/param|/exception" />
        /// <exception cref="InvalidOperationException">The query is ordered, limited, joined or grouped.</exception>
        public Task<CursorPage<T>> CursorPageAsync(
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            Cursor? before = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
            => Of<T, T>(source, orderBy).ReadAsync(new(size, after, before, edges, bind), cancellationToken);

        /// <summary>Reads a page of a query in the order of a keyset.</summary>
        /// <inheritdoc cref="CursorPageAsync{T}(IQueryable{T}, IEnumerable{string}?, int, Cursor?, Cursor?, Edges, CursorBinding,
        ///     CancellationToken)" />
        public Task<CursorPage<T>> CursorPageAsync(
            Keyset<T> order,
            int size = UsualSize,
            Cursor? after = null,
            Cursor? before = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(order);
            return Of<T, T>(source, order.Keys).ReadAsync(new(size, after, before, edges, bind), cancellationToken);
        }

        /// <summary>
        ///     Reads a page of projected rows: <c>select: p => new PostView(p.Title)</c>. The values of the sort keys are also
        ///     selected.
        /// </summary>
        /// <inheritdoc cref="CursorPageAsync{T}(IQueryable{T}, IEnumerable{string}?, int, Cursor?, Cursor?, Edges, CursorBinding,
        ///     CancellationToken)" />
        public Task<CursorPage<TResult>> CursorPageAsync<TResult>(
            IEnumerable<string>? orderBy,
            int size,
            Cursor? after,
            Expression<Func<T, TResult>> select,
            Cursor? before = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(select);
            return Of<T, TResult>(source, orderBy, select).ReadAsync(new(size, after, before, edges, bind), cancellationToken);
        }

        /// <summary>Reads a page of projected rows in the order of a keyset.</summary>
        /// <inheritdoc cref="CursorPageAsync{T, TResult}(IQueryable{T}, IEnumerable{string}?, int, Cursor?, Expression{Func{T, TResult}},
        ///     Cursor?, Edges, CursorBinding, CancellationToken)" />
        public Task<CursorPage<TResult>> CursorPageAsync<TResult>(
            Keyset<T> order,
            int size,
            Cursor? after,
            Expression<Func<T, TResult>> select,
            Cursor? before = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(order);
            ArgumentNullException.ThrowIfNull(select);
            return Of<T, TResult>(source, order.Keys, select).ReadAsync(new(size, after, before, edges, bind), cancellationToken);
        }

        /// <summary>
        ///     Reads all pages of a query in turn: <c>await foreach (var page in statement.CursorPagesAsync(["-rating"], size: 500))</c>.
        /// </summary>
        /// <remarks>
        ///     A statement reads each page on a separate context, unless one is ambient, and no transaction is open between them. No page
        ///     is empty.
        /// </remarks>
        /// <inheritdoc cref="CursorPageAsync{T}(IQueryable{T}, IEnumerable{string}?, int, Cursor?, Cursor?, Edges, CursorBinding,
        ///     CancellationToken)" path="/param|/exception" />
        public IAsyncEnumerable<CursorPage<T>> CursorPagesAsync(
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(source);
            return Walk(new PageSource<T>(source, null), orderBy, size, after, bind, cancellationToken);
        }

        /// <summary>Reads all pages of a query in turn, in the order of a keyset.</summary>
        /// <inheritdoc cref="CursorPagesAsync{T}(IQueryable{T}, IEnumerable{string}?, int, Cursor?, CursorBinding, CancellationToken)" />
        public IAsyncEnumerable<CursorPage<T>> CursorPagesAsync(
            Keyset<T> order,
            int size = UsualSize,
            Cursor? after = null,
            CursorBinding bind = CursorBinding.Selection,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(source);
            ArgumentNullException.ThrowIfNull(order);
            return Walk(new PageSource<T>(source, null), order.Keys, size, after, bind, cancellationToken);
        }
    }

    private static KeysetPages<T, TResult> Of<T, TResult>(
        IQueryable<T> source,
        IEnumerable<string>? orderBy,
        LambdaExpression? select = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(new PageSource<T>(source, null), orderBy, select);
    }

    private static IAsyncEnumerable<CursorPage<T>> Walk<T>(
        PageSource<T> source,
        IEnumerable<string>? orderBy,
        int size,
        Cursor? after,
        CursorBinding bind,
        CancellationToken cancellationToken)
        where T : class
        => new KeysetPages<T, T>(source, orderBy)
            .WalkAsync(new(size, after, Binding: bind), Until.End, nameof(CursorPagesAsync), cancellationToken);
}
