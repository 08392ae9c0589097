using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Reads a related key from the foreign key, which saves the join.</summary>
internal static class ForeignKeyShortcut
{
    /// <summary>The path without its last relation if the foreign key of that relation already contains the column at the end.</summary>
    public static IReadOnlyList<EntityMember> Of(IReadOnlyList<EntityMember> path, RowExpressionReader reader)
        => path.Count > 1 && path[^1].Column is { } column && HolderOf(path[^2], column) is { } holder && reader.CanRead(holder)
            ? Of([.. path.Take(path.Count - 2), new EntityMember(holder)], reader)
            : path;

    /// <summary>The foreign key column of the related one; none if a query filter may hide the related row.</summary>
    private static IProperty? HolderOf(EntityMember relation, IProperty column)
        => relation.Relation is INavigation { IsOnDependent: true, ForeignKey: { } foreignKey }
            && !HiddenRelatedRows.CanHide(foreignKey.PrincipalEntityType)
                ? foreignKey.Properties.Zip(foreignKey.PrincipalKey.Properties)
                    .FirstOrDefault(pair => pair.Second == column && TypeOf(pair.First) == TypeOf(column)).First
                : null;

    private static Type TypeOf(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
