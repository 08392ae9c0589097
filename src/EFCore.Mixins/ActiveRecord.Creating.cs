using EFCore.Mixins.Filling;
using EFCore.Mixins.Saving;
using EFCore.Mixins.Saving.Graphs;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

public static partial class ActiveRecord
{
    extension<T>(T)
        where T : class, IActiveRecordMixin
    {
        /// <summary>
        ///     Constructs an instance from values, in the forms of <c>Fill</c>, and inserts it with the new instances on its relations.
        /// </summary>
        /// <remarks>Generated values are returned by the INSERT. Existing related instances are linked but not updated.</remarks>
        /// <param name="values">The names and values. Constructor parameters are matched by name.</param>
        /// <param name="context">The context to use, instead of the ambient one or one that the library opens.</param>
        /// <param name="commit">See <see cref="ActiveRecord"/>.</param>
        /// <param name="refresh">Whether to read the row again afterwards.</param>
        /// <param name="refreshRelationships">Relations to load afterwards.</param>
        /// <param name="cancellationToken">Cancels the call, which then changes nothing.</param>
        /// <exception cref="FillException">Some values can't be set, or required ones are missing. Nothing was sent.</exception>
        public static Task<T> CreateAsync(
            object values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.CreateAsync(
                // the entity type of T constructs a T
                (type, db) => ValueTask.FromResult((T)EntityInstanceFactory.Create(type, values, db)),
                InstanceOrigin.Values,
                Request(nameof(CreateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }

        /// <summary>Constructs an instance, sets it up in code, and inserts it with the new instances on its relations.</summary>
        /// <inheritdoc cref="CreateAsync{T}(object, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public static Task<T> CreateAsync(
            Action<T> values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.CreateAsync(
                (type, db) => ValueTask.FromResult(EntityInstanceFactory.Create(type, values, db)),
                InstanceOrigin.Code,
                Request(nameof(CreateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }

        /// <summary>
        ///     Constructs an instance, sets it up in asynchronous code, and inserts it with the new instances on its relations.
        /// </summary>
        /// <inheritdoc cref="CreateAsync{T}(object, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public static Task<T> CreateAsync(
            Func<T, Task> values,
            DbContext? context = null,
            bool? commit = null,
            bool refresh = false,
            IEnumerable<string>? refreshRelationships = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(values);
            return InstanceWriter.CreateAsync(
                (type, db) => EntityInstanceFactory.CreateAsync(type, values, db),
                InstanceOrigin.Code,
                Request(nameof(CreateAsync), context, commit, refresh, refreshRelationships),
                cancellationToken);
        }
    }

    private static WriteRequest Request(
        string method,
        DbContext? context,
        bool? commit,
        bool refresh,
        IEnumerable<string>? refreshRelationships)
        => new(method, context, commit) { Refresh = refresh, Relationships = refreshRelationships?.ToList() ?? [] };
}
