using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Flows;

/// <summary>The factories that serve an async flow.</summary>
/// <param name="Owner">The host that they belong to; null where the caller has named them.</param>
/// <param name="Services">The services of the scope that the flow runs in; null where it has none of its own.</param>
internal abstract record AmbientFactories(object? Owner, IServiceProvider? Services)
{
    /// <summary>Whether the caller has named the factory, rather than the host whose code it is.</summary>
    public bool IsNamed => Owner is null;

    /// <summary>Whether one of them reads from a factory of its own.</summary>
    public abstract bool HasReader { get; }

    /// <summary>Whether calls for <paramref name="entityType"/> use these factories.</summary>
    public abstract bool Serve(Type entityType);

    /// <summary>Whether one of them makes contexts of <paramref name="contextType"/>.</summary>
    public abstract bool Offers(Type contextType);

    /// <summary>The entity type of a class in a model that is known and maps it: opens no context.</summary>
    public abstract IEntityType? FindKnown(Type entityClass);
}
