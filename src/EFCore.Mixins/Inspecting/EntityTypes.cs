using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Inspecting;

/// <summary>Finds the entity type of a class in the model that is bound to it.</summary>
internal static class EntityTypes
{
    public static IEntityType Of<T>()
        where T : class
        => Of(ContextBindings.Of(typeof(T)).Model, typeof(T));

    /// <exception cref="InvalidOperationException">The model does not map the class.</exception>
    public static IEntityType Of(IModel model, Type type)
        => model.FindEntityType(type)
            ?? throw new InvalidOperationException($"'{type.Name}' is no entity type of the model. Only entity classes can be filtered and sorted; apply filters before a projection.");
}
