using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>Finds the entity type of a class in the model that the class is bound to.</summary>
internal static class BoundTypes
{
    /// <exception cref="UnmappedEntityException">No context that may serve the class maps it.</exception>
    public static IEntityType Of<T>()
        where T : class
        => Of(typeof(T));

    /// <inheritdoc cref="Of{T}()" />
    public static IEntityType Of(Type entityClass)
        => ContextBindings.Of(entityClass).Model.FindEntityType(entityClass)!; // the bound model is one that maps the class
}
