using EFCore.Mixins.Comparing;


namespace EFCore.Mixins;

/// <content>Changes since the row was read.</content>
public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Whether <c>SaveAsync</c> would write anything.</summary>
        /// <inheritdoc cref="Changes{T}(T)" />
        public bool IsDirty()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceChangeReader.Read(entity).Count > 0;
        }

        /// <summary>
        ///     Whether <c>SaveAsync</c> would write the member with the given name: a column, a relation, or a member of an owned or
        ///     complex one (<c>Address.City</c>).
        /// </summary>
        /// <exception cref="ArgumentException">The class has no such member.</exception>
        /// <inheritdoc cref="Changes{T}(T)" />
        public bool IsDirty(string name)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            return InstanceChangeReader.IsDirty(entity, name);
        }

        /// <summary>
        ///     Returns what <c>SaveAsync</c> would write, by member, in the model's order. Nested members have a path: <c>Address.City</c>.
        /// </summary>
        /// <remarks>
        ///     Compares the instance with the snapshot from when the library read or saved the row, or with the original values of the
        ///     context that tracks the instance. It queries no database and changes no context. For a new instance, all set values are
        ///     changes. For an instance without a snapshot (read without tracking, or used by another context since) every column is a
        ///     change, since <c>SaveAsync</c> writes all of them. A relation set to another row appears as its foreign key. A relation set
        ///     to a new instance, and a changed collection, appear by name.
        /// </remarks>
        public IReadOnlyDictionary<string, ValueChange> Changes()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceChangeReader.Read(entity);
        }
    }
}
