using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the entity type of a class or an instance, in the model of a context.</summary>
internal static class EntityTypeFinder
{
    /// <exception cref="UnmappedEntityException">The context does not map the class.</exception>
    public static IEntityType Of(DbContext context, Type entityClass)
        => context.Model.FindEntityType(entityClass) ?? throw new UnmappedEntityException(entityClass, [context.GetType()]);

    /// <exception cref="UnmappedEntityException">The context does not map the class of the instance.</exception>
    public static IEntityType Of(DbContext context, object entity)
        => context.Model.FindRuntimeEntityType(entity.GetType())
            ?? throw new UnmappedEntityException(ClassOf(entity), [context.GetType()]);

    /// <summary>The entity type of the target of a relation, or its derived type.</summary>
    public static IEntityType Of(INavigationBase relation, object target)
        => relation.TargetEntityType.HasSharedClrType
            ? relation.TargetEntityType
            : relation.TargetEntityType.Model.FindRuntimeEntityType(target.GetType()) ?? relation.TargetEntityType;

    /// <summary>The class of the user. Proxies are classes in dynamic assemblies.</summary>
    public static Type ClassOf(object entity)
    {
        var type = entity.GetType();
        while (type.Assembly.IsDynamic && type.BaseType is { } written)
            type = written;
        return type;
    }
}
