using EFCore.Mixins.Flows;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Which context serves an entity class: the given one, else the ambient one, else one of the bound factory.</summary>
internal static class ContextBindings
{
    private static readonly Lock Gate = new();
    private static volatile ContextBindingTable table = ContextBindingTable.Empty;

    public static void Set<TContext>(IDbContextFactory<TContext>? factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
    {
        lock (Gate)
            table = table.WithContext(typeof(TContext), Bind(factory, reader));
    }

    public static void SetHierarchy<TContext>(Type baseType, IDbContextFactory<TContext>? factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
    {
        lock (Gate)
            table = table.WithHierarchy(baseType, Bind(factory, reader));
    }

    /// <summary>Lets the factories of a running host serve calls from outside of any flow, unless two hosts could.</summary>
    public static void AddHost(ContextBindingTable host)
    {
        lock (Gate)
            table = table.WithHost(host);
    }

    public static void RemoveHost(ContextBindingTable host)
    {
        lock (Gate)
            table = table.WithoutHost(host);
    }

    /// <summary>Whether a class or one of its bases has a binding of its own.</summary>
    public static bool BindHierarchyOf(Type entityType) => table.BindsHierarchyOf(entityType);

    /// <summary>Makes <paramref name="factory"/> ambient in this flow.</summary>
    public static IDisposable Use<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
        => AmbientContexts.Push(new FlowFactories(ContextBindingTable.Empty.WithContext(typeof(TContext), Bind(factory, reader)), null, null));

    /// <summary>
    ///     The model that statements of <paramref name="entityType"/> are built on: the ambient context's, else that of the flow's factory, else the
    ///     bound factory's.
    /// </summary>
    public static BoundEntityModel Of(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? BoundEntityModel.Of(ambient)
            : TableFor(entityType).Find(entityType).Model;

    /// <summary>As <see cref="Of" />; null where no context maps the class.</summary>
    public static BoundEntityModel? Find(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? BoundEntityModel.Of(ambient)
            : TableFor(entityType).FindMapped(entityType)?.Model;

    /// <summary>The entity type of a class in the ambient or bound model, as far as that is known: opens no context.</summary>
    public static IEntityType? FindKnown(Type entityClass)
        => AmbientContexts.FindKnown(entityClass) ?? table.FindKnown(entityClass);

    /// <summary>
    ///     The given context, else the ambient one, else an owned one from the factory. Counts as a write, from the first step on: see
    ///     <see cref="NoteWrite"/>.
    /// </summary>
    public static ValueTask<ContextScope> OpenAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
    {
        NoteWrite();
        return OpenAsync(entityType, context, isRead: false, cancellationToken);
    }

    /// <summary>As <see cref="OpenAsync(Type, DbContext?, CancellationToken)"/>, for what only reads.</summary>
    public static ValueTask<ContextScope> OpenForReadAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
        => OpenAsync(entityType, context, isRead: true, cancellationToken);

    /// <inheritdoc cref="ReadWriteFlow.NoteWrite" />
    public static void NoteWrite()
    {
        if (table.HasReader || AmbientContexts.HaveReader)
            ReadWriteFlow.NoteWrite();
    }

    /// <summary>As <see cref="OpenForReadAsync"/>, for what never connects.</summary>
    public static ContextScope Open(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? new ContextScope(ambient, isOwned: false)
            : new ContextScope(TableFor(entityType).Find(entityType).Create(), isOwned: true);

    /// <summary>The one factory of <paramref name="contextType"/> of the flow, else the one that is bound; <see cref="DbContext"/> stands for any.</summary>
    public static FactoryBinding FindContext(Type contextType)
        => ((AmbientContexts.FactoriesOfType(contextType) as FlowFactories)?.Table ?? table).FindContext(contextType);

    private static ContextBindingTable TableFor(Type entityType) => (AmbientContexts.FindFactories(entityType) as FlowFactories)?.Table ?? table;

    private static async ValueTask<ContextScope> OpenAsync(Type entityType, DbContext? context, bool isRead, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if ((context ?? AmbientContexts.Find(entityType)) is { } outer)
        {
            if (UnitOfWork.IsRunningOn(outer))
                UnitOfWorkError.RefuseScope(
                    "Calls in a unit of work can't run inside a 'TransactionScope' that was opened there: the unit is their transaction.",
                    "Leave the scope out, or suppress it.");
            return new ContextScope(outer, isOwned: false);
        }

        return await TableFor(entityType).Find(entityType).For(isRead).OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ContextFactoryBinding<TContext>? Bind<TContext>(IDbContextFactory<TContext>? factory, IDbContextFactory<TContext>? reader)
        where TContext : DbContext
    {
        EFCoreCompatibility.Check();
        return factory is null ? null : new ContextFactoryBinding<TContext>(factory, reader);
    }
}
