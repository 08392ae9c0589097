using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Finds the entity type of an instance.</summary>
internal static class EntityTypes
{
    /// <summary>The class that the user wrote: proxies are classes of dynamic assemblies.</summary>
    public static Type ClassOf(object entity)
    {
        var type = entity.GetType();
        while (type.Assembly.IsDynamic && type.BaseType is { } written)
            type = written;
        return type;
    }

    public static IEntityType Of(IModel model, object entity)
        => model.FindRuntimeEntityType(entity.GetType()) ?? throw NotMapped(entity.GetType());

    public static IEntityType Of(IModel model, Type entityClass)
        => model.FindEntityType(entityClass) ?? throw NotMapped(entityClass);

    /// <summary>The entity type of what a relation leads to, its subclass if it is one.</summary>
    public static IEntityType Of(INavigationBase relation, object target)
        => relation.TargetEntityType.HasSharedClrType
            ? relation.TargetEntityType
            : relation.TargetEntityType.Model.FindRuntimeEntityType(target.GetType()) ?? relation.TargetEntityType;

    private static InvalidOperationException NotMapped(Type entityClass)
        => new(
            $"'{entityClass.Name}' can't be used here: the model of the context does not map it. " +
            "Map the class in the model, or pass a context that maps it.");
}
