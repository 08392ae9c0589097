using EFCore.Mixins.Flows;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Finds the context of an entity class: the given one, else the ambient one, else one from the bound factory.</summary>
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

    public static void SetHierarchy<TContext>(
        Type baseType,
        IDbContextFactory<TContext>? factory,
        IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
    {
        lock (Gate)
            table = table.WithHierarchy(baseType, Bind(factory, reader));
    }

    /// <summary>Adds the factories of a running host for calls outside of any flow, unless two hosts could serve them.</summary>
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

    /// <summary>Whether a class or one of its base classes has its own binding.</summary>
    public static bool BindHierarchyOf(Type entityType) => table.BindsHierarchyOf(entityType);

    /// <summary>Makes <paramref name="factory"/> ambient in this flow.</summary>
    public static IDisposable Use<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader = null)
        where TContext : DbContext
        => AmbientContexts.Push(new FlowFactories(
            ContextBindingTable.Empty.WithContext(typeof(TContext), Bind(factory, reader)),
            null,
            null));

    /// <summary>
    ///     The model for statements of <paramref name="entityType"/>: that of the ambient context, else that of the flow's factory, else
    ///     the bound factory's.
    /// </summary>
    public static BoundEntityModel Of(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? BoundEntityModel.Of(ambient)
            : TableFor(entityType).Find(entityType).Model;

    /// <summary>Like <see cref="Of" />, but returns null if no context maps the class.</summary>
    public static BoundEntityModel? Find(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? BoundEntityModel.Of(ambient)
            : TableFor(entityType).FindMapped(entityType)?.Model;

    /// <summary>The entity type of a class in the ambient or bound model, if that is known without opening a context.</summary>
    public static IEntityType? FindKnown(Type entityClass)
        => AmbientContexts.FindKnown(entityClass) ?? table.FindKnown(entityClass);

    /// <summary>
    ///     Opens the given context, else the ambient one, else an owned one from the factory. This counts as a write, see
    ///     <see cref="NoteWrite"/>.
    /// </summary>
    public static ValueTask<ContextScope> OpenAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
    {
        NoteWrite();
        return OpenAsync(entityType, context, isRead: false, cancellationToken);
    }

    /// <summary>Like <see cref="OpenAsync(Type, DbContext?, CancellationToken)"/>, for calls that only read.</summary>
    public static ValueTask<ContextScope> OpenForReadAsync(Type entityType, DbContext? context, CancellationToken cancellationToken)
        => OpenAsync(entityType, context, isRead: true, cancellationToken);

    /// <inheritdoc cref="ReadWriteFlow.NoteWrite" />
    public static void NoteWrite()
    {
        if (table.HasReader || AmbientContexts.HaveReader)
            ReadWriteFlow.NoteWrite();
    }

    /// <summary>Like <see cref="OpenForReadAsync"/>, for calls that never connect.</summary>
    public static ContextScope Open(Type entityType)
        => AmbientContexts.Find(entityType) is { } ambient
            ? new ContextScope(ambient, isOwned: false)
            : new ContextScope(TableFor(entityType).Find(entityType).Create(), isOwned: true);

    /// <summary>
    ///     The only factory of <paramref name="contextType"/> in the flow, else the bound one; <see cref="DbContext"/> matches any.
    /// </summary>
    public static FactoryBinding FindContext(Type contextType)
        => ((AmbientContexts.FactoriesOfType(contextType) as FlowFactories)?.Table ?? table).FindContext(contextType);

    private static ContextBindingTable TableFor(Type entityType)
        => (AmbientContexts.FindFactories(entityType) as FlowFactories)?.Table ?? table;

    private static async ValueTask<ContextScope> OpenAsync(
        Type entityType,
        DbContext? context,
        bool isRead,
        CancellationToken cancellationToken)
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

    private static ContextFactoryBinding<TContext>? Bind<TContext>(
        IDbContextFactory<TContext>? factory,
        IDbContextFactory<TContext>? reader)
        where TContext : DbContext
    {
        EFCoreCompatibility.Check();
        return factory is null ? null : new ContextFactoryBinding<TContext>(factory, reader);
    }
}
