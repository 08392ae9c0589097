using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the entity type of a class or an instance, in the model of a context.</summary>
internal static class EntityTypes
{
    /// <exception cref="UnmappedEntityException">The context does not map the class.</exception>
    public static IEntityType Of(DbContext context, Type entityClass)
        => context.Model.FindEntityType(entityClass) ?? throw new UnmappedEntityException(entityClass, [context.GetType()]);

    /// <exception cref="UnmappedEntityException">The context does not map the class of the instance.</exception>
    public static IEntityType Of(DbContext context, object entity)
        => context.Model.FindRuntimeEntityType(entity.GetType()) ?? throw new UnmappedEntityException(ClassOf(entity), [context.GetType()]);

    /// <summary>The entity type of what a relation leads to, its subclass if it is one.</summary>
    public static IEntityType Of(INavigationBase relation, object target)
        => relation.TargetEntityType.HasSharedClrType
            ? relation.TargetEntityType
            : relation.TargetEntityType.Model.FindRuntimeEntityType(target.GetType()) ?? relation.TargetEntityType;

    /// <summary>The class that the user wrote: proxies are classes of dynamic assemblies.</summary>
    public static Type ClassOf(object entity)
    {
        var type = entity.GetType();
        while (type.Assembly.IsDynamic && type.BaseType is { } written)
            type = written;
        return type;
    }
}
