using System.Runtime.CompilerServices;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Pages of the rows of a class, of a statement, of a query of a context, and of an in-memory list.</summary>
/// <remarks>In generic code, call the members here: <c>Pages.PageAsync&lt;T&gt;(2, size: 20)</c>.</remarks>
public static partial class Pages
{
    /// <summary>The default size of a page.</summary>
    internal const int UsualSize = 20;

    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>Reads a page by its number: <c>Post.PageAsync(2, size: 20, orderBy: ["-rating"])</c>.</summary>
        /// <remarks>
        ///     The database also reads the rows of all pages before. <c>CursorPageAsync</c> reads any page as fast as the first.
        /// </remarks>
        /// <param name="number">The number of the page; the first one is 1.</param>
        /// <param name="size">The maximum number of rows of the page.</param>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="orderBy">Sort keys: <c>["user___name", "-id"]</c>. The primary key is added.</param>
        /// <param name="load">The relations to load: <c>["user", "comments.author"]</c>.</param>
        /// <param name="total">How the rows of all pages are counted. Default: <see cref="Total.None" />.</param>
        /// <param name="context">The context to use, instead of the ambient one or one that the library opens.</param>
        /// <param name="cancellationToken">Cancels the call.</param>
        /// <exception cref="FilterException">The filter, the order or the plan is invalid. The exception lists every problem.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The number or size is out of range.</exception>
        [OverloadResolutionPriority(1)]
        public static Task<Page<T>> PageAsync(
            int number = 1,
            int size = UsualSize,
            object? where = null,
            IEnumerable<string>? orderBy = null,
            LoadPlan? load = null,
            Total total = default,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => OffsetPages.ReadAsync(PageSource<T>.Of(where, orderBy, load, context), number, size, total, cancellationToken);

        /// <summary>Reads a page by its number, with the relations in a lambda: <c>load: plan => plan.Joined(p => p.User)</c>.</summary>
        /// <inheritdoc cref="PageAsync{T}(int, int, object?, IEnumerable{string}?, LoadPlan?, Total, DbContext?, CancellationToken)" />
        public static Task<Page<T>> PageAsync(
            int number = 1,
            int size = UsualSize,
            object? where = null,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null,
            Total total = default,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => OffsetPages.ReadAsync(PageSource<T>.Of(where, orderBy, PlanOf(load), context), number, size, total, cancellationToken);
    }

    extension<T>(IQueryable<T> source)
        where T : class
    {
        /// <summary>
        ///     Reads a page by its number: <c>statement.PageAsync(2, size: 20, Total.Exact)</c>. The primary key is added to the order of
        ///     the query.
        /// </summary>
        /// <remarks>
        ///     The database also reads the rows of all pages before. <c>CursorPageAsync</c> reads any page as fast as the first.
        /// </remarks>
        /// <param name="number">The number of the page; the first one is 1.</param>
        /// <param name="size">The maximum number of rows of the page.</param>
        /// <param name="total">How the rows of all pages are counted. Default: <see cref="Total.None" />.</param>
        /// <param name="cancellationToken">Cancels the call.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number or size is out of range.</exception>
        public Task<Page<T>> PageAsync(
            int number = 1,
            int size = UsualSize,
            Total total = default,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(source);
            return OffsetPages.ReadAsync(new PageSource<T>(source, null), number, size, total, cancellationToken);
        }
    }

    private static LoadPlan? PlanOf<T>(Func<LoadPlan<T>, LoadPlan<T>>? load)
        where T : class
        => load is null ? null : LoadPlan<T>.Build(load);
}
