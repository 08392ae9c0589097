using EFCore.Mixins.Comparing;


namespace EFCore.Mixins;

/// <content>What was changed since the row was read.</content>
public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <summary>Whether <c>SaveAsync</c> would have something to write.</summary>
        /// <inheritdoc cref="Changes{T}(T)" />
        public bool IsDirty()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceChangeReader.Read(entity).Count > 0;
        }

        /// <summary>
        ///     Whether <c>SaveAsync</c> would write the member of that name: a column, a relation, or a member within an owned or complex one
        ///     (<c>Address.City</c>).
        /// </summary>
        /// <exception cref="ArgumentException">The class has no such member.</exception>
        /// <inheritdoc cref="Changes{T}(T)" />
        public bool IsDirty(string name)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            return InstanceChangeReader.IsDirty(entity, name);
        }

        /// <summary>What <c>SaveAsync</c> would write, by member, in the order of the model; members within others by path: <c>Address.City</c>.</summary>
        /// <remarks>
        ///     Compares with what is remembered of the row since the library read or saved it, or with the original values of the context that tracks the
        ///     instance; asks no database, and leaves every context as it is. Of a new instance all that is set is a change. Of one that nothing is known of
        ///     (read without tracking, or used by another context since) every column is, since <c>SaveAsync</c> writes them all. A relation that was set to
        ///     another row shows as its foreign key, to a new instance as itself; a changed collection shows as itself.
        /// </remarks>
        public IReadOnlyDictionary<string, ValueChange> Changes()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return InstanceChangeReader.Read(entity);
        }
    }
}
