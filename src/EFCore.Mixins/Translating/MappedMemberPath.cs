using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>A mapped property, with the path to it from the entity type that owns the row.</summary>
internal sealed record MappedMemberPath(IEntityType Root, string Name, int Depth, IProperty Property)
{
    public static MappedMemberPath Of(ITable table, IProperty property)
        => Of(table, property.DeclaringType, property.Name, 0, property);

    private static MappedMemberPath Of(ITable table, ITypeBase type, string name, int depth, IProperty property)
        => type switch
        {
            IComplexType { ComplexProperty: var member } => Of(table, member.DeclaringType, $"{member.Name}.{name}", depth + 1, property),
            IEntityType entity when OwnerIn(table, entity) is { } owner
                => Of(table, owner.DeclaringEntityType, $"{owner.Name}.{name}", depth + 1, property),
            _ => new MappedMemberPath(RowTypeIn(table, (IEntityType)type), name, depth, property),
        };

    /// <summary>The member of the owner of <paramref name="type"/> in the same row.</summary>
    private static INavigation? OwnerIn(ITable table, IEntityType type)
        => type.FindOwnership() is { PrincipalToDependent: { } member } ownership
            && table.GetRowInternalForeignKeys(type).Contains(ownership)
            ? member
            : null;

    /// <summary>The type itself, or the derived type whose own table has the inherited columns.</summary>
    private static IEntityType RowTypeIn(ITable table, IEntityType type)
    {
        var mapped = table.EntityTypeMappings.Select(mapping => mapping.TypeBase).OfType<IEntityType>().ToList();
        return mapped.Contains(type)
            ? type
            : mapped.FirstOrDefault(row => type.IsAssignableFrom(row) && !mapped.Any(other => other == row.BaseType)) ?? type;
    }
}
