using EFCore.Mixins.Filling;
using EFCore.Mixins.Refreshing;
using EFCore.Mixins.Saving;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Inserts the instance, or updates its row; new instances on its relations are inserted with it.</summary>
        /// <remarks>
        ///     Where the row was read or saved by the library, only changed columns are written, and concurrency tokens are
        ///     checked. Otherwise an instance without a key that the database generates is inserted; with one, all columns are
        ///     updated; where the application sets the key, the call looks in the database whether the row exists.
        /// </remarks>
        /// <exception cref="ModelNotFoundException">The row is gone.</exception>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed the row.</exception>
        /// <exception cref="InvalidOperationException">A live context that is neither given nor ambient tracks the instance.</exception>
        public Task<T> SaveAsync(
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceWriter.SaveAsync(entity, Request(nameof(SaveAsync), context, commit, refresh, refreshRelationships), cancellationToken);
        }

        /// <summary>Sets values, as <c>Fill</c> takes them, and saves: both, or neither.</summary>
        /// <inheritdoc cref="SaveAsync{T}(T, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(
            object values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.UpdateAsync(
                entity,
                (type, db) =>
                {
                    var plan = CheckedAssignments.Read(type, entity, values, null, db);
                    return () =>
                    {
                        plan.Apply(entity);
                        return Task.CompletedTask;
                    };
                },
                Request(nameof(UpdateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }

        /// <summary>Sets members in code and saves: both, or neither.</summary>
        /// <inheritdoc cref="SaveAsync{T}(T, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(
            Action<T> values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.UpdateAsync(
                entity,
                (_, _) => () =>
                {
                    values(entity);
                    return Task.CompletedTask;
                },
                Request(nameof(UpdateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }

        /// <summary>Sets members in code that waits for something, and saves: both, or neither.</summary>
        /// <inheritdoc cref="SaveAsync{T}(T, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(
            Func<T, Task> values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.UpdateAsync(
                entity,
                (_, _) => () => values(entity),
                Request(nameof(UpdateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }

        /// <summary>Reads the columns of the instance's row again, and on request the named relations.</summary>
        /// <exception cref="ModelNotFoundException">The row is gone.</exception>
        public Task<T> RefreshAsync(
            IEnumerable<string>? refreshRelationships = null,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceRefresher.RefreshAsync(entity, context, refreshRelationships?.ToList() ?? [], nameof(RefreshAsync), cancellationToken);
        }
    }
}
