using EFCore.Mixins.Databases;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Running;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Finding;

/// <summary>Finds rows by key.</summary>
internal static class PrimaryKeyFinder
{
    public static Task<T?> FindAsync<T>(object? key, DbContext? context, CancellationToken cancellationToken)
        where T : class
        => ContextWork.WithContextAsync(
            typeof(T),
            context,
            ContextAccess.Read,
            key,
            static (scope, key, token) => FindAsync<T>(scope, Key<T>(scope.Context, key), token),
            cancellationToken);

    public static Task<T> FindOrFailAsync<T>(object? key, DbContext? context, CancellationToken cancellationToken)
        where T : class
        => ContextWork.WithContextAsync(typeof(T), context, ContextAccess.Read, key, FindOrFailAsync<T>, cancellationToken);

    private static async Task<T> FindOrFailAsync<T>(ContextScope scope, object? key, CancellationToken cancellationToken)
        where T : class
    {
        var values = Key<T>(scope.Context, key);
        return await FindAsync<T>(scope, values, cancellationToken).ConfigureAwait(false)
            ?? throw new ModelNotFoundException(typeof(T), values, SensitiveData.IsShown(scope.Context));
    }

    private static object?[] Key<T>(DbContext context, object? key)
        => InstanceKeyValues.Read(EntityTypeFinder.Of(context, typeof(T)), key);

    /// <summary>
    ///     Searches tracked instances first, then runs one parameterized query. A key with a part that is null, or that the database cannot
    ///     store, has no row.
    /// </summary>
    private static Task<T?> FindAsync<T>(ContextScope scope, object?[] values, CancellationToken cancellationToken)
        where T : class
    {
        scope.MayHaveLoaded = false;
        var context = scope.Context;
        if (!Array.TrueForAll(values, Dialect.Of(context).CanBeInKey))
            return Task.FromResult<T?>(null);
        var type = EntityTypeFinder.Of(context, typeof(T));
        var key = InstanceKeyValues.Of(type);
        if (!scope.IsOwned && ChangeTrackerAccess.Find(context, key, values) is T tracked)
            return Task.FromResult<T?>(tracked);
        return StatementExecution.Of(context, PrimaryKeyQueries.First(type, values)).RunAsync<T?>(cancellationToken);
    }
}
