using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>Completes an order so that no two rows are equal.</summary>
/// <param name="type">The entity type of the rows.</param>
/// <param name="dialect">The dialect of the database; null for in-memory objects.</param>
internal sealed class TieBreaker(IEntityType type, Dialect? dialect)
{
    /// <summary>The name for an in-memory object's place in its list, if its class has no key.</summary>
    public const string Place = "#";

    /// <summary>
    ///     The columns up to those that are unique together, or all of them followed by the primary key in the direction of the last
    ///     column.
    /// </summary>
    /// <exception cref="InvalidOperationException">The type has no primary key.</exception>
    public IReadOnlyList<KeysetColumn> Complete(IEnumerable<KeysetColumn> columns)
    {
        var complete = new List<KeysetColumn>();
        var own = new HashSet<IProperty>();
        foreach (var column in columns.DistinctBy(column => column.Name))
        {
            complete.Add(column);
            if (column is { Property: { } property, CanBeNull: false } && own.Add(property) && IsUnique(own))
                return complete;
        }

        var isDescending = complete is [.., { IsDescending: true }];
        if (Key() is not { } key)
            return [.. complete, PlaceInList()];
        return [.. complete, .. key.Where(part => !own.Contains(part)).Select(part => Column(part, isDescending))];
    }

    private bool IsUnique(HashSet<IProperty> columns)
        => type.GetKeys().Any(key => key.Properties.All(columns.Contains))
            || type.GetIndexes().Any(index
                => index.IsUnique && index.GetFilter() is null && index.Properties.All(part => !part.IsNullable && columns.Contains(part)));

    private KeysetColumn PlaceInList()
        => new(
            Place,
            Expression.Lambda(Expression.Constant(0), Expression.Parameter(type.ClrType, "row")),
            CursorValue.Of(typeof(int), null));

    /// <summary>The primary key; null if an in-memory object has none.</summary>
    private IReadOnlyList<IProperty>? Key()
    {
        var key = type.FindPrimaryKey()?.Properties;
        if (key is not null && (dialect is not null || key.All(part => !part.IsShadowProperty())))
            return key;
        return dialect is null ? null : throw new InvalidOperationException(
            $"Cursor pages of '{type.ShortName()}' cannot be read: " +
            "it has no primary key to distinguish rows that are equal in the order. " +
            $"Use '{nameof(Pages.PageAsync)}', or map a key.");
    }

    private KeysetColumn Column(IProperty part, bool isDescending)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var value = new EntityMember(part).On(row);
        var sorted = dialect?.OrderBy(value, StoredForm.TypeOf(part)) ?? value;
        if (sorted.Type == typeof(double) && value.Type != sorted.Type)
            throw Rounded(part);
        var column = new KeysetColumn(part.Name, Expression.Lambda(sorted, row), CursorValue.Of(sorted.Type, sorted == value ? part : null))
        {
            IsDescending = isDescending,
            Property = part,
            MomentKind = dialect is null ? MomentKind.Any : MomentKinds.Of(part),
        };
        return sorted == value ? column.ComparedAs(part, dialect) : column;
    }

    private InvalidOperationException Rounded(IProperty part)
        => new(
            $"Cursor pages of '{type.ShortName()}' cannot be read: " +
            $"'{part.Name}' of its primary key is stored as text and sorted as a rounded number. " +
            $"Use '{nameof(Pages.PageAsync)}', or give the property a value converter to a number.");
}
