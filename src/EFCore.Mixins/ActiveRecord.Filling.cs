using System.ComponentModel;
using EFCore.Mixins.Filling;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;

namespace EFCore.Mixins;

public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <summary>
        ///     Sets columns, owned and complex members and relations from an anonymous object, a dictionary or any object with properties.
        ///     It sets all of them or none.
        /// </summary>
        /// <param name="values">The names and values. The value of a relation is an entity, a list of them, or null.</param>
        /// <param name="only">The names that may be set; null for all that are not <see cref="GuardedAttribute">guarded</see>.</param>
        /// <exception cref="FillException">Some values can't be set. Nothing was set.</exception>
        public T Fill(object values, IEnumerable<string>? only = null)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            var context = InstanceTracking.LiveContextOf(entity);
            var type = context is not null ? EntityTypeFinder.Of(context, entity) : BoundEntityTypes.Of(EntityTypeFinder.ClassOf(entity));
            CheckedAssignments.Read(type, entity, values, only?.ToList(), context).Apply(entity);
            return entity;
        }

        /// <summary>Sets members in code.</summary>
        public T Fill(Action<T> values)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            values(entity);
            return entity;
        }

        /// <summary>Sets members in asynchronous code.</summary>
        public async Task<T> FillAsync(Func<T, Task> values)
        {
            ArgumentNullException.ThrowIfNull(entity);
            ArgumentNullException.ThrowIfNull(values);
            await values(entity).ConfigureAwait(false);
            return entity;
        }

        /// <summary>Not supported, because an asynchronous lambda would continue after the call. Use <c>FillAsync</c>.</summary>
        /// <exception cref="NotSupportedException">Always. The call does not compile.</exception>
        [EditorBrowsable(EditorBrowsableState.Never)]
        [Obsolete("An asynchronous lambda would go on after the call: use 'await FillAsync(…)'.", error: true)]
        public T Fill(Func<T, Task> values)
            => throw new NotSupportedException($"'{nameof(Fill)}' takes no asynchronous lambda; use '{nameof(FillAsync)}'.");
    }
}
