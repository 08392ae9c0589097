using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Which factory opens the owned contexts of an entity class.</summary>
internal static class ContextBindings
{
    private static readonly ConcurrentDictionary<Type, Func<DbContext>> Factories = new();

    public static void Set<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
    {
        if (factory is null)
            Factories.TryRemove(typeof(TContext), out _);
        else
            Factories[typeof(TContext)] = factory.CreateDbContext;
    }

    /// <summary>The model that statements of <paramref name="entityType"/> are built on: the ambient context's, else the bound factory's.</summary>
    public static IModel ModelOf(Type entityType)
    {
        if (AmbientContexts.Find(entityType) is { } ambient)
            return ambient.Model;
        using var context = Create(entityType);
        return context.Model;
    }

    /// <summary>The given context, else the ambient one, else an owned one from the factory.</summary>
    public static ValueTask<ContextScope> OpenAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outer = context ?? AmbientContexts.Find(entityType);
        return ValueTask.FromResult(new ContextScope(outer ?? Create(entityType), isOwned: outer is null));
    }

    private static DbContext Create(Type entityType)
        => Factories.Values.First()();
}
