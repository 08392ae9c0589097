namespace EFCore.Mixins.Sessions;

/// <summary>The factories that serve an async flow.</summary>
/// <param name="Table">The factories.</param>
/// <param name="Host">The host that they belong to; null for one that <see cref="Contexts.UseFactory{TContext}"/> has named.</param>
/// <param name="Services">The services of the scope that the flow runs in; null where it has none of its own.</param>
internal sealed record FlowFactories(BindingTable Table, HostContexts? Host, IServiceProvider? Services)
{
    /// <summary>Whether the caller has named the factory, rather than the host whose code it is.</summary>
    public bool IsNamed => Host is null;

    /// <summary>Whether calls for <paramref name="entityType"/> use these factories. A binding of the class itself comes before those of a host, as it comes before all that bind by the model.</summary>
    public bool Serve(Type entityType)
        => (IsNamed || !ContextBindings.BindHierarchyOf(entityType)) && Table.FindMapped(entityType) is not null;
}
