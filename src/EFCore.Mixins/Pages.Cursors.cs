using System.Runtime.CompilerServices;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Pages of statements by cursors.</content>
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
}
