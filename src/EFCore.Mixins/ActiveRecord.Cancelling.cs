using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>Overloads with a cancellation token as their only optional argument.</content>
public static partial class ActiveRecord
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin
    {
        /// <inheritdoc cref="SaveAsync{T}(T, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> SaveAsync(CancellationToken cancellationToken)
            => entity.SaveAsync(context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="UpdateAsync{T}(T, object, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(object values, CancellationToken cancellationToken)
            => entity.UpdateAsync(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="UpdateAsync{T}(T, Action{T}, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(Action<T> values, CancellationToken cancellationToken)
            => entity.UpdateAsync(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="UpdateAsync{T}(T, Func{T, Task}, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public Task<T> UpdateAsync(Func<T, Task> values, CancellationToken cancellationToken)
            => entity.UpdateAsync(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="DeleteAsync{T}(T, DbContext?, bool?, CancellationToken)" />
        public Task DeleteAsync(CancellationToken cancellationToken)
            => entity.DeleteAsync(context: null, cancellationToken: cancellationToken);
    }

    extension<T>(T)
        where T : class, IActiveRecordMixin
    {
        /// <inheritdoc cref="CreateAsync{T}(object, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public static Task<T> CreateAsync(object values, CancellationToken cancellationToken)
            => ActiveRecord.CreateAsync<T>(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="CreateAsync{T}(Action{T}, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public static Task<T> CreateAsync(Action<T> values, CancellationToken cancellationToken)
            => ActiveRecord.CreateAsync(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="CreateAsync{T}(Func{T, Task}, DbContext?, bool?, bool, IEnumerable{string}?, CancellationToken)" />
        public static Task<T> CreateAsync(Func<T, Task> values, CancellationToken cancellationToken)
            => ActiveRecord.CreateAsync(values, context: null, cancellationToken: cancellationToken);

        /// <inheritdoc cref="FindAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T?> FindAsync(object? first, object? second, object? third, CancellationToken cancellationToken)
            => ActiveRecord.FindAsync<T>(first, second, third, context: null, cancellationToken);

        /// <inheritdoc cref="FindOrFailAsync{T}(object?, DbContext?, CancellationToken)" />
        public static Task<T> FindOrFailAsync(object? first, object? second, object? third, CancellationToken cancellationToken)
            => ActiveRecord.FindOrFailAsync<T>(first, second, third, context: null, cancellationToken);

        /// <inheritdoc cref="AllAsync{T}(IQueryable{T}?, DbContext?, CancellationToken)" />
        public static Task<List<T>> AllAsync(CancellationToken cancellationToken)
            => ActiveRecord.AllAsync<T>(statement: null, context: null, cancellationToken);

        /// <inheritdoc cref="AllAsync{T}(IQueryable{T}?, DbContext?, CancellationToken)" />
        public static Task<List<T>> AllAsync(IQueryable<T>? statement, CancellationToken cancellationToken)
            => ActiveRecord.AllAsync(statement, context: null, cancellationToken);

        /// <inheritdoc cref="FirstOrDefaultAsync{T}(IQueryable{T}?, DbContext?, CancellationToken)" />
        public static Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken)
            => ActiveRecord.FirstOrDefaultAsync<T>(statement: null, context: null, cancellationToken);

        /// <inheritdoc cref="FirstOrDefaultAsync{T}(IQueryable{T}?, DbContext?, CancellationToken)" />
        public static Task<T?> FirstOrDefaultAsync(IQueryable<T>? statement, CancellationToken cancellationToken)
            => ActiveRecord.FirstOrDefaultAsync(statement, context: null, cancellationToken);
    }
}
