using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Sets and compares foreign keys by value, so that existing related instances need no tracking.</summary>
internal static class ForeignKeyValues
{
    /// <summary>The key of <paramref name="principal"/> that the foreign key references.</summary>
    public static object?[] KeyOf(object principal, IForeignKey foreignKey)
        => InstanceKeyValues.Values(principal, foreignKey.PrincipalKey.Properties);

    /// <summary>Whether the foreign key values of <paramref name="dependent"/> reference <paramref name="principal"/>.</summary>
    public static bool PointsTo(object dependent, IForeignKey foreignKey, object principal)
        => AreEqual(InstanceKeyValues.Values(dependent, foreignKey.Properties), KeyOf(principal, foreignKey), foreignKey);

    /// <summary>
    ///     Whether a save has moved <paramref name="dependent"/> away from <paramref name="principal"/>, whose collection may still contain
    ///     it.
    /// </summary>
    public static bool HasLeft(object dependent, IForeignKey foreignKey, object principal)
        => InstanceRecords.NotesOf(dependent)?.FormerKeys is { } former
            && AreEqual(
                [.. foreignKey.Properties.Select(property => former.TryGetValue(property.Name, out var value)
                    ? value
                    : InstanceKeyValues.Value(dependent, property))],
                KeyOf(principal, foreignKey),
                foreignKey);

    public static bool AreEqual(object?[] dependent, object?[] principal, IForeignKey foreignKey)
        => KeyValueComparer.AreEqual(dependent, principal, foreignKey.PrincipalKey.Properties);

    /// <summary>Sets the entry's foreign key to the key of an instance, which need not be tracked; null clears it.</summary>
    public static void Point(EntityEntry dependent, IForeignKey foreignKey, object? principal)
    {
        for (var i = 0; i < foreignKey.Properties.Count; i++)
        {
            var property = dependent.Property(foreignKey.Properties[i]);
            var value = principal is null ? null : InstanceKeyValues.Value(principal, foreignKey.PrincipalKey.Properties[i]);
            if (!Equals(property.CurrentValue, value))
                property.CurrentValue = value;
        }
    }

    /// <summary>Marks a foreign key as modified, although EF treats its value as that of the row.</summary>
    public static void Write(EntityEntry dependent, IForeignKey foreignKey)
    {
        if (dependent.State is not (EntityState.Unchanged or EntityState.Modified))
            return;
        foreach (var column in foreignKey.Properties.Where(column => !column.IsKey()))
            dependent.Property(column).IsModified = true;
    }

    /// <summary>Sets the parts of a key that are foreign keys from the related instances.</summary>
    public static void CompleteKey(object instance, IEntityType type)
    {
        foreach (var foreignKey in type.GetForeignKeys())
        {
            if (foreignKey.DependentToPrincipal is not { } navigation
                || navigation.IsShadowProperty()
                || !foreignKey.Properties.Any(property => property.IsPrimaryKey())
                || MemberAccess.Get(navigation, instance) is not { } principal)
            {
                continue;
            }

            CopyKey(instance, foreignKey, principal);
        }
    }

    /// <summary>Sets the foreign key members of an untracked instance, if the principal has a key.</summary>
    public static void CopyKey(object instance, IForeignKey foreignKey, object? principal)
    {
        for (var i = 0; i < foreignKey.Properties.Count; i++)
        {
            var property = foreignKey.Properties[i];
            var source = foreignKey.PrincipalKey.Properties[i];
            var value = principal is null ? null : InstanceKeyValues.Value(principal, source);
            if (property.IsShadowProperty()
                || (principal is not null && InstanceKeyValues.IsUnset(value, source))
                || (value is null && !property.IsNullable))
            {
                continue;
            }

            if (!Equals(MemberAccess.Get(property, instance), value))
                MemberAccess.Set(property, instance, value);
        }
    }
}
