using System.Runtime.CompilerServices;
using EFCore.Mixins.Paging;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Reads many rows in batches: as rows, as lists, or as statements.</summary>
/// <remarks>
///     Each batch is read on a separate context unless one is given or ambient. No transaction is open between batches, so that memory use
///     is constant and no table is locked for long. In generic code, call the members here: <c>Batches.FindEachAsync&lt;T&gt;()</c>.
/// </remarks>
public static class Batches
{
    private const int UsualSize = 1000;

    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>
        ///     Reads rows one by one, in batches: <c>await foreach (var post in Post.FindEachAsync(new { archived = true }))</c>.
        /// </summary>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="orderBy">Sort keys: <c>["-created_at"]</c>. The primary key is added; without sort keys it is the order.</param>
        /// <param name="load">The relations to load with each batch: <c>["user", "comments.author"]</c>.</param>
        /// <param name="size">The maximum number of rows of a batch.</param>
        /// <param name="until">The row at which reading ends. Default: <see cref="Until.End" />.</param>
        /// <param name="context">The context to use, instead of the ambient one or those that the library opens.</param>
        /// <param name="cancellationToken">Cancels between two batches, or cancels the query of one.</param>
        /// <exception cref="FilterException">The filter, the order or the plan is invalid. The exception lists every problem.</exception>
        [OverloadResolutionPriority(1)]
        public static IAsyncEnumerable<T> FindEachAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            LoadPlan? load = null,
            int size = UsualSize,
            Until until = Until.End,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Rows(PageSource<T>.Of(where, null, load, context), orderBy, size, until, cancellationToken);

        /// <summary>Reads rows one by one, with the relations in a lambda.</summary>
        /// <inheritdoc cref="FindEachAsync{T}(object?, IEnumerable{string}?, LoadPlan?, int, Until, DbContext?, CancellationToken)" />
        public static IAsyncEnumerable<T> FindEachAsync(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null,
            int size = UsualSize,
            Until until = Until.End,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Rows(
                PageSource<T>.Of(where, null, load is null ? null : LoadPlan<T>.Build(load), context),
                orderBy,
                size,
                until,
                cancellationToken);

        /// <summary>Reads rows in batches: <c>await foreach (var posts in Post.InBatchesAsync(size: 500))</c>.</summary>
        /// <inheritdoc cref="FindEachAsync{T}(object?, IEnumerable{string}?, LoadPlan?, int, Until, DbContext?, CancellationToken)" />
        [OverloadResolutionPriority(1)]
        public static IAsyncEnumerable<IReadOnlyList<T>> InBatchesAsync(
            int size = UsualSize,
            object? where = null,
            IEnumerable<string>? orderBy = null,
            LoadPlan? load = null,
            Until until = Until.End,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Read(PageSource<T>.Of(where, null, load, context), orderBy, size, until, nameof(InBatchesAsync), cancellationToken);

        /// <summary>Reads rows in batches, with the relations in a lambda.</summary>
        /// <inheritdoc cref="FindEachAsync{T}(object?, IEnumerable{string}?, LoadPlan?, int, Until, DbContext?, CancellationToken)" />
        public static IAsyncEnumerable<IReadOnlyList<T>> InBatchesAsync(
            int size = UsualSize,
            object? where = null,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null,
            Until until = Until.End,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => Read(
                PageSource<T>.Of(where, null, load is null ? null : LoadPlan<T>.Build(load), context),
                orderBy,
                size,
                until,
                nameof(InBatchesAsync),
                cancellationToken);

        /// <summary>
        ///     Divides rows into statements for ranges of the primary key: <c>await foreach (var part in Post.PartsAsync(1000)) await
        ///     part.ExecuteDeleteAsync();</c>
        /// </summary>
        /// <param name="size">The maximum number of rows of a part.</param>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="until">The row at which reading ends. Default: <see cref="Until.End" />.</param>
        /// <param name="context">The context to use, instead of the ambient one or those that the library opens.</param>
        /// <param name="cancellationToken">Cancels between two parts.</param>
        /// <exception cref="FilterException">The filter is invalid. The exception lists every problem.</exception>
        public static IAsyncEnumerable<IQueryable<T>> PartsAsync(
            int size = UsualSize,
            object? where = null,
            Until until = Until.End,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => new KeyRanges<T>(PageSource<T>.Of(where, null, null, context), size, until).ReadAsync(cancellationToken);
    }

    extension<T>(IQueryable<T> source)
        where T : class
    {
        /// <summary>
        ///     Reads the rows of a query one by one, in batches: <c>await foreach (var post in statement.FindEachAsync())</c>.
        /// </summary>
        /// <inheritdoc cref="FindEachAsync{T}(object?, IEnumerable{string}?, LoadPlan?, int, Until, DbContext?, CancellationToken)"
        ///     path="/param|/exception" />
        /// <exception cref="InvalidOperationException">The query is ordered, limited, joined or grouped.</exception>
        public IAsyncEnumerable<T> FindEachAsync(
            IEnumerable<string>? orderBy = null,
            int size = UsualSize,
            Until until = Until.End,
            CancellationToken cancellationToken = default)
            => Rows(SourceOf(source), orderBy, size, until, cancellationToken);

        /// <summary>
        ///     Reads the rows of a query in batches:
        ///     <c>await foreach (var posts in statement.InBatchesAsync(500, orderBy: ["-created_at"]))</c>.
        /// </summary>
        /// <inheritdoc cref="FindEachAsync{T}(IQueryable{T}, IEnumerable{string}?, int, Until, CancellationToken)" />
        public IAsyncEnumerable<IReadOnlyList<T>> InBatchesAsync(
            int size = UsualSize,
            IEnumerable<string>? orderBy = null,
            Until until = Until.End,
            CancellationToken cancellationToken = default)
            => Read(SourceOf(source), orderBy, size, until, nameof(InBatchesAsync), cancellationToken);

        /// <summary>
        ///     Divides the rows of a query into queries for ranges of the primary key, and reads only the keys at their ends:
        ///     <c>await foreach (var part in statement.PartsAsync(1000)) await part.ExecuteDeleteAsync();</c>
        /// </summary>
        /// <inheritdoc cref="PartsAsync{T}(int, object?, Until, DbContext?, CancellationToken)" path="/param" />
        /// <exception cref="InvalidOperationException">The query is ordered, limited, joined or grouped.</exception>
        public IAsyncEnumerable<IQueryable<T>> PartsAsync(
            int size = UsualSize,
            Until until = Until.End,
            CancellationToken cancellationToken = default)
            => new KeyRanges<T>(SourceOf(source), size, until).ReadAsync(cancellationToken);
    }

    private static PageSource<T> SourceOf<T>(IQueryable<T> source)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PageSource<T>(source, null);
    }

    private static async IAsyncEnumerable<T> Rows<T>(
        PageSource<T> source,
        IEnumerable<string>? orderBy,
        int size,
        Until until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var batch in Read(source, orderBy, size, until, nameof(FindEachAsync), cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in batch)
                yield return row;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> Read<T>(
        PageSource<T> source,
        IEnumerable<string>? orderBy,
        int size,
        Until until,
        string caller,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var request = new PageRequest(size, Binding: CursorBinding.Order);
        var pages = new KeysetPages<T, T>(source, orderBy).WalkAsync(request, until, caller, cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return page.Items;
    }
}
