using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Pages by cursors.</content>
public static partial class Pages
{
    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>
        ///     Reads the first page, the one after a cursor, or the one before it: <c>Post.CursorPageAsync(orderBy: ["-rating"], after:
        ///     page.Next)</c>.
        /// </summary>
        /// <remarks>
        ///     With an index on the columns of the order, any page is read as fast as the first. Inserted or deleted rows do not move
        ///     other rows between pages.
        ///     Sort keys can be nullable, paths over references, computed members and aggregates of related rows.
        /// </remarks>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="orderBy">Sort keys: <c>["user___name", "-id"]</c>. The primary key is added.</param>
        /// <param name="size">The maximum number of rows of the page.</param>
        /// <param name="after">The cursor after which the page begins.</param>
        /// <param name="before">The cursor before which the page ends. The rows are still in the given order.</param>
        /// <param name="load">The relations to load: <c>["user", "comments.author"]</c>.</param>
        /// <param name="edges">
        ///     How <c>HasPrevious</c> after, or <c>HasNext</c> before a cursor is determined. Default: <see cref="Edges.Assumed" />.
        /// </param>
        /// <param name="bind">
        ///     What must be the same as when the cursor was created. Default: <see cref="CursorBinding.Selection" />.
        /// </param>
        /// <param name="context">The context to use, instead of the ambient one or one that the library opens.</param>
        /// <param name="cancellationToken">Cancels the call.</param>
        /// <exception cref="FilterException">The filter, the order or the plan is invalid. The exception lists every problem.</exception>
        /// <exception cref="InvalidCursorException">The cursor was changed, or belongs to another order, filter or class.</exception>
        /// <exception cref="CursorTooLongException">A value of a sort key is too long for a cursor.</exception>
        [OverloadResolutionPriority(1)]
        public static Task<CursorPage<T>> CursorPageAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            Cursor? before = null,
            LoadPlan? load = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => new KeysetPages<T, T>(PageSource<T>.Of(where, null, load, context), orderBy)
                .ReadAsync(new(size, after, before, edges, bind), cancellationToken);

        /// <summary>Reads a page with the relations in a lambda: <c>load: plan => plan.Joined(p => p.User)</c>.</summary>
        /// <inheritdoc cref="CursorPageAsync{T}(object?, IEnumerable{string}?, int, Cursor?, Cursor?, LoadPlan?, Edges, CursorBinding,
        ///     DbContext?, CancellationToken)" />
        public static Task<CursorPage<T>> CursorPageAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            Cursor? before = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => new KeysetPages<T, T>(PageSource<T>.Of(where, null, PlanOf(load), context), orderBy)
                .ReadAsync(new(size, after, before, edges, bind), cancellationToken);

        /// <summary>Reads a page in the order of a keyset: <c>Post.CursorPageAsync(Newest, 20, after: page.Next)</c>.</summary>
        /// <inheritdoc cref="CursorPageAsync{T}(object?, IEnumerable{string}?, int, Cursor?, Cursor?, LoadPlan?, Edges, CursorBinding,
        ///     DbContext?, CancellationToken)" />
        [OverloadResolutionPriority(1)]
        public static Task<CursorPage<T>> CursorPageAsync(
            Keyset<T> order,
            int size = UsualSize,
            Cursor? after = null,
            Cursor? before = null,
            object? where = null,
            LoadPlan? load = null,
            Edges edges = Edges.Assumed,
            CursorBinding bind = CursorBinding.Selection,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(order);
            return new KeysetPages<T, T>(PageSource<T>.Of(where, null, load, context), order.Keys)
                .ReadAsync(new(size, after, before, edges, bind), cancellationToken);
        }

        /// <summary>
        ///     Reads all pages in turn: <c>await foreach (var page in Post.CursorPagesAsync(orderBy: ["-rating"], size: 500))</c>.
        /// </summary>
        /// <remarks>
        ///     Each page is read on a separate context unless one is given or ambient, and no transaction is open between them. No page
        ///     is empty.
        /// </remarks>
        /// <inheritdoc cref="CursorPageAsync{T}(object?, IEnumerable{string}?, int, Cursor?, Cursor?, LoadPlan?, Edges, CursorBinding,
        ///     DbContext?, CancellationToken)" />
        [OverloadResolutionPriority(1)]
        public static IAsyncEnumerable<CursorPage<T>> CursorPagesAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            LoadPlan? load = null,
            CursorBinding bind = CursorBinding.Selection,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Walk(PageSource<T>.Of(where, null, load, context), orderBy, size, after, bind, cancellationToken);

        /// <summary>Reads all pages in turn, with the relations in a lambda.</summary>
        /// <inheritdoc cref="CursorPagesAsync{T}(object?, IEnumerable{string}?, int, Cursor?, LoadPlan?, CursorBinding, DbContext?,
        ///     CancellationToken)" />
        public static IAsyncEnumerable<CursorPage<T>> CursorPagesAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Cursor? after = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null,
            CursorBinding bind = CursorBinding.Selection,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Walk(PageSource<T>.Of(where, null, PlanOf(load), context), orderBy, size, after, bind, cancellationToken);
    }

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
