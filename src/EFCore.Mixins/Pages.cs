using System.Runtime.CompilerServices;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Pages of the rows of a class, of a statement, of a query of a context, and of a list in memory.</summary>
/// <remarks>Where a type parameter stands for the class, call the members here: <c>Pages.PageAsync&lt;T&gt;(2, size: 20)</c>.</remarks>
public static partial class Pages
{
    /// <summary>The size of a page where none is given.</summary>
    internal const int UsualSize = 20;

    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>Reads the page with a number: <c>Post.PageAsync(2, size: 20, orderBy: ["-rating"])</c>.</summary>
        /// <remarks>The database reads the rows of all pages before, too. <c>CursorPageAsync</c> reads any page in the time of the first.</remarks>
        /// <param name="number">The number of the page; the first one is 1.</param>
        /// <param name="size">How many rows the page has at most.</param>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null is every row.</param>
        /// <param name="orderBy">Sort keys: <c>["user___name", "-id"]</c>. The primary key completes them.</param>
        /// <param name="load">The relations that come with the rows: <c>["user", "comments.author"]</c>.</param>
        /// <param name="total">How the rows of all pages are counted. Default: <see cref="Total.None" />.</param>
        /// <param name="context">The context to use instead of the ambient one or one of the library's own.</param>
        /// <param name="cancellationToken">Cancels the call.</param>
        /// <exception cref="FilterException">The filter, the order or the plan cannot be understood; it names every problem.</exception>
        /// <exception cref="ArgumentOutOfRangeException">There is no page of that number or size.</exception>
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

        /// <summary>Reads the page with a number, and the relations that a lambda names: <c>load: plan => plan.Joined(p => p.User)</c>.</summary>
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
        ///     Reads the page with a number: <c>statement.PageAsync(2, size: 20, Total.Exact)</c>. The primary key completes the order of the query.
        /// </summary>
        /// <remarks>The database reads the rows of all pages before, too. <c>CursorPageAsync</c> reads any page in the time of the first.</remarks>
        /// <param name="number">The number of the page; the first one is 1.</param>
        /// <param name="size">How many rows the page has at most.</param>
        /// <param name="total">How the rows of all pages are counted. Default: <see cref="Total.None" />.</param>
        /// <param name="cancellationToken">Cancels the call.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no page of that number or size.</exception>
        public Task<Page<T>> PageAsync(int number = 1, int size = UsualSize, Total total = default, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(source);
            return OffsetPages.ReadAsync(new PageSource<T>(source, null), number, size, total, cancellationToken);
        }
    }

    private static LoadPlan? PlanOf<T>(Func<LoadPlan<T>, LoadPlan<T>>? load)
        where T : class
        => load is null ? null : LoadPlan<T>.Build(load);
}
