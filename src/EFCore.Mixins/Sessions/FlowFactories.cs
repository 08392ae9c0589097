using EFCore.Mixins.Flows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The bound factories of a host, or one that <see cref="Contexts.UseFactory{TContext}"/> has named.</summary>
/// <param name="Table">The factories.</param>
/// <param name="Host">The host that they belong to; null for one that has been named.</param>
/// <param name="Services">The services of the scope that the flow runs in; null where it has none of its own.</param>
internal sealed record FlowFactories(ContextBindingTable Table, HostContexts? Host, IServiceProvider? Services) : AmbientFactories(Host, Services)
{
    public override bool HasReader => Table.HasReader;

    /// <remarks>A binding of the class itself comes before those of a host, as it comes before all that bind by the model.</remarks>
    public override bool Serve(Type entityType)
        => (IsNamed || !ContextBindings.BindHierarchyOf(entityType)) && Table.FindMapped(entityType) is not null;

    public override bool Offers(Type contextType) => Table.Offers(contextType);

    public override IEntityType? FindKnown(Type entityClass) => Table.FindKnown(entityClass);
}
