using EFCore.Mixins.Flows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The bound factories of a host, or a factory from <see cref="Contexts.UseFactory{TContext}"/>.</summary>
/// <param name="Table">The factories.</param>
/// <param name="Host">The host of the factories; null for a factory from <c>UseFactory</c>.</param>
/// <param name="Services">The services of the flow's scope; null if it has none.</param>
internal sealed record FlowFactories(ContextBindingTable Table, HostContexts? Host, IServiceProvider? Services)
    : AmbientFactories(Host, Services)
{
    public override bool HasReader => Table.HasReader;

    /// <remarks>A binding of the class itself takes precedence over those of a host, as over all bindings by model.</remarks>
    public override bool Serve(Type entityType)
        => (IsNamed || !ContextBindings.BindHierarchyOf(entityType)) && Table.FindMapped(entityType) is not null;

    public override bool Offers(Type contextType) => Table.Offers(contextType);

    public override IEntityType? FindKnown(Type entityClass) => Table.FindKnown(entityClass);
}
