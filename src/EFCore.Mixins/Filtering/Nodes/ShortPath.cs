using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Reads a related key from the foreign key that holds it, which spares the join.</summary>
internal static class ShortPath
{
    /// <summary>The path without a last relation whose foreign key already holds the column at its end.</summary>
    public static IReadOnlyList<Member> Of(IReadOnlyList<Member> path, RowReader reader)
        => path.Count > 1 && path[^1].Column is { } column && HolderOf(path[^2], column) is { } holder && reader.CanRead(holder)
            ? Of([.. path.Take(path.Count - 2), new Member(holder)], reader)
            : path;

    /// <summary>The column that holds the related one; none where a query filter may hide the related row.</summary>
    private static IProperty? HolderOf(Member relation, IProperty column)
        => relation.Relation is INavigation { IsOnDependent: true, ForeignKey: { } foreignKey }
            && !HiddenRows.CanHide(foreignKey.PrincipalEntityType)
                ? foreignKey.Properties.Zip(foreignKey.PrincipalKey.Properties)
                    .FirstOrDefault(pair => pair.Second == column && TypeOf(pair.First) == TypeOf(column)).First
                : null;

    private static Type TypeOf(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
