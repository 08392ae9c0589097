using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Which context serves an entity class: the given one, else the ambient one, else one of the bound factory.</summary>
internal static class ContextBindings
{
    private static readonly Lock Gate = new();
    private static volatile BindingTable table = BindingTable.Empty;

    public static void Set<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
    {
        lock (Gate)
            table = table.WithContext(typeof(TContext), Bind(factory));
    }

    public static void SetHierarchy<TContext>(Type baseType, IDbContextFactory<TContext>? factory)
        where TContext : DbContext
    {
        lock (Gate)
            table = table.WithHierarchy(baseType, Bind(factory));
    }

    /// <summary>Unbinds <paramref name="factory"/>, unless another has taken its place.</summary>
    public static void Unset<TContext>(IDbContextFactory<TContext> factory)
        where TContext : DbContext
    {
        lock (Gate)
        {
            if (table.Holds(typeof(TContext), factory))
                table = table.WithContext(typeof(TContext), null);
        }
    }

    /// <summary>The model that statements of <paramref name="entityType"/> are built on: the ambient context's, else the bound factory's.</summary>
    public static ModelBinding Of(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? ModelBinding.Of(ambient)
            : table.Find(entityType).Model;

    /// <summary>The entity type of a class in the ambient or bound model, as far as that is known: opens no context.</summary>
    public static IEntityType? FindKnown(Type entityClass)
        => AmbientContexts.Find(entityClass)?.Model.FindEntityType(entityClass) ?? table.FindKnown(entityClass);

    /// <summary>The given context, else the ambient one, else an owned one from the factory.</summary>
    public static async ValueTask<ContextScope> OpenAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (context ?? AmbientContexts.Find(entityType)) is { } outer
            ? new ContextScope(outer, isOwned: false)
            : await table.Find(entityType).OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="OpenAsync"/>, for what never connects.</summary>
    public static ContextScope Open(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? new ContextScope(ambient, isOwned: false)
            : new ContextScope(table.Find(entityType).Create(), isOwned: true);

    /// <summary>The one bound factory of <paramref name="contextType"/>; <see cref="DbContext"/> stands for any.</summary>
    public static FactoryBinding FindContext(Type contextType) => table.FindContext(contextType);

    private static ContextFactoryBinding<TContext>? Bind<TContext>(IDbContextFactory<TContext>? factory)
        where TContext : DbContext
        => factory is null ? null : new ContextFactoryBinding<TContext>(factory);
}
