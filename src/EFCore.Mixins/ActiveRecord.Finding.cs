using EFCore.Mixins.Finding;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

public static partial class ActiveRecord
{
    extension<T>(T)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Finds the row with this key, or null. A given or ambient context is searched for a tracked instance first.</summary>
        /// <remarks>
        ///     Pass a composite key in the model's order, <c>FindAsync(orderId, 2)</c>, as a tuple or array, or by name:
        ///     <c>FindAsync(new { OrderId = orderId, Number = 2 })</c>. An entity can be passed instead of its key. Query filters apply.
        /// </remarks>
        /// <exception cref="InvalidKeyException">The key does not match the primary key of the class.</exception>
        public static Task<T?> FindAsync(object? key, DbContext? context = null, CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindAsync<T>(key, context, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(object? key, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindAsync<T>(key, null, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(object?[] key, DbContext? context = null, CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindAsync<T>(key, context, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(object?[] key, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindAsync<T>(key, null, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(
            object? first,
            object? second,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindAsync<T>((first, second), context, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(object? first, object? second, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindAsync<T>((first, second), null, cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(
            object? first,
            object? second,
            object? third,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindAsync<T>((first, second, third), context, cancellationToken);

        /// <summary>Finds the row with this key like <c>FindAsync</c>, or throws.</summary>
        /// <exception cref="ModelNotFoundException">No row has the key.</exception>
        /// <exception cref="InvalidKeyException">The key does not match the primary key of the class.</exception>
        public static Task<T> FindOrFailAsync(object? key, DbContext? context = null, CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindOrFailAsync<T>(key, context, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(object? key, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindOrFailAsync<T>(key, null, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(object?[] key, DbContext? context = null, CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindOrFailAsync<T>(key, context, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(object?[] key, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindOrFailAsync<T>(key, null, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(
            object? first,
            object? second,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindOrFailAsync<T>((first, second), context, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(object? first, object? second, CancellationToken cancellationToken)
            => PrimaryKeyFinder.FindOrFailAsync<T>((first, second), null, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(
            object? first,
            object? second,
            object? third,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => PrimaryKeyFinder.FindOrFailAsync<T>((first, second, third), context, cancellationToken);

        /// <summary>Runs the statement, all rows by default, and returns its instances.</summary>
        public static Task<List<T>> AllAsync(
            IQueryable<T>? statement = null,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => StatementRowReader.ListAsync(statement, context, cancellationToken);

        /// <summary>
        ///     Runs the statement, all rows by default, and returns the first instance or null. If it has no order, it is ordered by the
        ///     key.
        /// </summary>
        public static Task<T?> FirstOrDefaultAsync(
            IQueryable<T>? statement = null,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
            => StatementRowReader.FirstAsync(statement, context, cancellationToken);
    }
}
