using System.Collections;
using EFCore.Mixins.Saving;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Deletes the instance's row, with the cascades of the change tracker and the hooks of SaveChanges.</summary>
        /// <exception cref="ModelNotFoundException">The row no longer exists.</exception>
        /// <exception cref="DbUpdateConcurrencyException">The row was changed concurrently.</exception>
        /// <exception cref="InvalidOperationException">A live context that is neither given nor ambient tracks the instance.</exception>
        public Task DeleteAsync(DbContext? context = null, bool? commit = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceWriter.DeleteAsync(entity, new WriteRequest(nameof(DeleteAsync), context, commit), cancellationToken);
        }
    }

    extension<T>(T)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Deletes the rows with these keys in one statement, without loading them, and returns their number.</summary>
        /// <remarks>
        ///     It runs the database's cascades, but no cascades of the change tracker and no hooks of SaveChanges. A composite key is a
        ///     tuple, an array, or an object with its parts by name. Thousands of keys are sent in batches, all inside one transaction. A
        ///     <see cref="CancellationToken"/> at the end is not a key: <c>DestroyAsync(1, 2, cancellationToken)</c>.
        /// </remarks>
        /// <exception cref="InvalidKeyException">A key does not match the primary key of the class.</exception>
        public static Task<int> DestroyAsync(params object[] keys)
            => keys is [.. var before, CancellationToken token]
                ? Destroy<T>(before, null, null, token)
                : Destroy<T>(keys, null, null, default);

        /// <inheritdoc cref="DestroyAsync{T}(object[])" />
        public static Task<int> DestroyAsync(
            object[] keys,
            DbContext? context = null,
            bool? commit = null,
            CancellationToken cancellationToken = default)
            => Destroy<T>(keys, context, commit, cancellationToken);

        /// <inheritdoc cref="DestroyAsync{T}(object[])" />
        public static Task<int> DestroyAsync(
            IEnumerable keys,
            DbContext? context = null,
            bool? commit = null,
            CancellationToken cancellationToken = default)
            => Destroy<T>(keys is string or byte[] or IDictionary ? new object[] { keys } : keys, context, commit, cancellationToken);

        /// <inheritdoc cref="DestroyAsync{T}(object[])" />
        public static Task<int> DestroyAsync(
            object key,
            DbContext? context,
            bool? commit = null,
            CancellationToken cancellationToken = default)
            => Destroy<T>(new[] { key }, context, commit, cancellationToken);

        /// <inheritdoc cref="DestroyAsync{T}(object[])" />
        public static Task<int> DestroyAsync(object key, CancellationToken cancellationToken)
            => Destroy<T>(new[] { key }, null, null, cancellationToken);
    }

    private static Task<int> Destroy<T>(IEnumerable keys, DbContext? context, bool? commit, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(keys);
        var request = new WriteRequest(nameof(DestroyAsync), context, commit);
        return PrimaryKeyDestroyer.DestroyAsync<T>(keys.Cast<object?>(), request, cancellationToken);
    }
}
