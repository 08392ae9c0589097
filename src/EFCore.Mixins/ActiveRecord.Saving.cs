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
        /// <summary>Inserts the instance, or updates its row. New instances on its relations are also inserted.</summary>
        /// <remarks>
        ///     If the library read or saved the row, only changed columns are written, and concurrency tokens are checked. Otherwise, if
        ///     the database generates the key, an instance without a key is inserted, and one with a key is updated with all columns. If
        ///     the application sets the key, the call queries the database whether the row exists.
        /// </remarks>
        /// <exception cref="ModelNotFoundException">The row no longer exists.</exception>
        /// <exception cref="DbUpdateConcurrencyException">The row was changed concurrently.</exception>
        /// <exception cref="InvalidOperationException">A live context that is neither given nor ambient tracks the instance.</exception>
        public Task<T> SaveAsync(
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            var request = Request(nameof(SaveAsync), context, commit, refresh, refreshRelationships);
            return InstanceWriter.SaveAsync(entity, request, cancellationToken);
        }

        /// <summary>Sets values, in the forms of <c>Fill</c>, and saves the instance. If saving fails, the values are restored.</summary>
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

        /// <summary>Sets members in code and saves the instance. If saving fails, the values are restored.</summary>
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

        /// <summary>Sets members in asynchronous code and saves the instance. If saving fails, the values are restored.</summary>
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

        /// <summary>Reads the columns of the instance's row again, and optionally the named relations.</summary>
        /// <exception cref="ModelNotFoundException">The row no longer exists.</exception>
        public Task<T> RefreshAsync(
            IEnumerable<string>? refreshRelationships = null,
            DbContext? context = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(entity);
            var relations = refreshRelationships?.ToList() ?? [];
            return InstanceRefresher.RefreshAsync(entity, context, relations, nameof(RefreshAsync), cancellationToken);
        }
    }
}
