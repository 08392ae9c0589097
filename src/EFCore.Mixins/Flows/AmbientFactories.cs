using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Flows;

/// <summary>The factories that serve an async flow.</summary>
/// <param name="Owner">The host of the factories; null if the caller has named them.</param>
/// <param name="Services">The services of the scope in which the flow runs; null if it has no scope.</param>
internal abstract record AmbientFactories(object? Owner, IServiceProvider? Services)
{
    /// <summary>Whether the caller has named the factory, instead of the host whose code runs.</summary>
    public bool IsNamed => Owner is null;

    /// <summary>Whether one of them has a separate factory for reads.</summary>
    public abstract bool HasReader { get; }

    /// <summary>Whether calls for <paramref name="entityType"/> use these factories.</summary>
    public abstract bool Serve(Type entityType);

    /// <summary>Whether one of them creates contexts of <paramref name="contextType"/>.</summary>
    public abstract bool Offers(Type contextType);

    /// <summary>The entity type of a class in a known model that maps it. Opens no context.</summary>
    public abstract IEntityType? FindKnown(Type entityClass);
}
