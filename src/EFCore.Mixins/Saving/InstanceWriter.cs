using EFCore.Mixins.Metadata;
using EFCore.Mixins.Saving.Graphs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving;

/// <summary>Saves and deletes instances. A failed call restores the instances and the change tracker.</summary>
internal static class InstanceWriter
{
    public static Task<T> SaveAsync<T>(T entity, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            scope => SaveAsync(new InstanceSave(scope, entity, request, InstanceOrigin.Caller), entity, cancellationToken),
            cancellationToken);

    /// <summary>Sets values on an instance and saves it. If this fails, the values are restored.</summary>
    public static Task<T> UpdateAsync<T>(
        T entity,
        Func<IEntityType, DbContext, Func<Task>> read,
        WriteRequest request,
        CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            scope =>
            {
                var fill = read(EntityTypeFinder.Of(scope.Context, entity), scope.Context);
                var save = new InstanceSave(scope, entity, request, InstanceOrigin.Caller) { Fill = fill };
                return SaveAsync(save, entity, cancellationToken);
            },
            cancellationToken);

    public static Task<T> CreateAsync<T>(
        Func<IEntityType, DbContext, ValueTask<T>> create,
        InstanceOrigin origin,
        WriteRequest request,
        CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            typeof(T),
            request,
            async scope =>
            {
                var entity = await create(EntityTypeFinder.Of(scope.Context, typeof(T)), scope.Context).ConfigureAwait(false);
                return await SaveAsync(new InstanceSave(scope, entity, request, origin), entity, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public static Task<T> DeleteAsync<T>(T entity, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            EntityTypeFinder.ClassOf(entity),
            request,
            async scope =>
            {
                await new InstanceDeletion(scope, entity, request.Method).RunAsync(cancellationToken).ConfigureAwait(false);
                return entity;
            },
            cancellationToken);

    private static async Task<T> SaveAsync<T>(InstanceSave save, T entity, CancellationToken cancellationToken)
    {
        await save.RunAsync(cancellationToken).ConfigureAwait(false);
        return entity;
    }
}
