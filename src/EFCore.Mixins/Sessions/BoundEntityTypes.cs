using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Finds the entity type of a class in its bound model.</summary>
internal static class BoundEntityTypes
{
    /// <exception cref="UnmappedEntityException">No context that could serve the class maps it.</exception>
    public static IEntityType Of<T>()
        where T : class
        => Of(typeof(T));

    /// <inheritdoc cref="Of{T}()" />
    public static IEntityType Of(Type entityClass)
        => ContextBindings.Of(entityClass).Model.FindEntityType(entityClass)!; // the bound model maps the class
}
