using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>A mapped property, as the path to it from the entity type that owns the row.</summary>
internal sealed record MemberPath(IEntityType Root, string Name, int Depth, IProperty Property)
{
    public static MemberPath Of(ITable table, IProperty property)
        => Of(table, property.DeclaringType, property.Name, 0, property);

    private static MemberPath Of(ITable table, ITypeBase type, string name, int depth, IProperty property)
        => type switch
        {
            IComplexType { ComplexProperty: var member } => Of(table, member.DeclaringType, $"{member.Name}.{name}", depth + 1, property),
            IEntityType entity when OwnerIn(table, entity) is { } owner
                => Of(table, owner.DeclaringEntityType, $"{owner.Name}.{name}", depth + 1, property),
            _ => new MemberPath(RowTypeIn(table, (IEntityType)type), name, depth, property),
        };

    /// <summary>The member that owns <paramref name="type"/> in the same row.</summary>
    private static INavigation? OwnerIn(ITable table, IEntityType type)
        => type.FindOwnership() is { PrincipalToDependent: { } member } ownership && table.GetRowInternalForeignKeys(type).Contains(ownership)
            ? member
            : null;

    /// <summary>The type itself, or the derived one that has the table for its own, with the inherited columns.</summary>
    private static IEntityType RowTypeIn(ITable table, IEntityType type)
    {
        var mapped = table.EntityTypeMappings.Select(mapping => mapping.TypeBase).OfType<IEntityType>().ToList();
        return mapped.Contains(type) ? type : mapped.FirstOrDefault(row => type.IsAssignableFrom(row) && !mapped.Any(other => other == row.BaseType)) ?? type;
    }
}
