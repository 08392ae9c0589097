using EFCore.Mixins.Errors;
using EFCore.Mixins.Filtering.Dialects;
using EFCore.Mixins.Inspecting;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Finds rows by key.</summary>
internal static class Finder
{
    public static async Task<T?> FindAsync<T>(object? key, DbContext? context, CancellationToken cancellationToken)
        where T : class
    {
        var scope = await ContextBindings.OpenForReadAsync(typeof(T), context, cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
            return await FindAsync<T>(scope.Context, Key<T>(scope.Context, key), cancellationToken).ConfigureAwait(false);
    }

    public static async Task<T> FindOrFailAsync<T>(object? key, DbContext? context, CancellationToken cancellationToken)
        where T : class
    {
        var scope = await ContextBindings.OpenForReadAsync(typeof(T), context, cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
        {
            var values = Key<T>(scope.Context, key);
            return await FindAsync<T>(scope.Context, values, cancellationToken).ConfigureAwait(false)
                ?? throw new ModelNotFoundException(typeof(T), values, SensitiveData.IsShown(scope.Context));
        }
    }

    private static object?[] Key<T>(DbContext context, object? key)
        => EntityKeys.Read(EntityTypes.Of(context, typeof(T)), key);

    /// <summary>Tracked instances first, then one parameterised query. A key with a part that is null, or that the database cannot hold, has no row.</summary>
    private static Task<T?> FindAsync<T>(DbContext context, object?[] key, CancellationToken cancellationToken)
        where T : class
        => key.All(Dialect.For(context.Database.ProviderName).CanBeInKey)
            ? ErrorTranslation.TypedAsync(context, () => context.Set<T>().FindAsync(key, cancellationToken).AsTask())
            : Task.FromResult<T?>(null);
}
