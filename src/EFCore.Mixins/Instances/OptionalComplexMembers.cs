using System.Runtime.CompilerServices;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Nullable complex members. If one is null, EF sets its columns to default values, which have no meaning.</summary>
internal static class OptionalComplexMembers
{
    /// <summary>The optional members that contain a column or another member.</summary>
    public static IEnumerable<IComplexProperty> Around(IPropertyBase member)
    {
        for (var type = member.DeclaringType; type is IComplexType { ComplexProperty: var outer }; type = outer.DeclaringType)
        {
            if (outer is { IsNullable: true, IsCollection: false })
                yield return outer;
        }
    }

    /// <summary>Whether the optional members around a column are set on an instance, and were set in its row.</summary>
    public static bool IsThere(IPropertyBase column, object instance, RowSnapshot row)
        => Around(column).All(part => row.Has(part) && MemberAccess.Within(part, instance) is not null);

    /// <summary>The members that are null on the instance.</summary>
    public static IComplexProperty[] Missing(EntityEntry entry)
        => EntityTypeLayout.Of(entry.Metadata).Optional is { Length: > 0 } parts
            ? Array.FindAll(parts, part => MemberAccess.Within(part, entry.Entity) is null)
            : [];

    /// <summary>The members that were null in the row.</summary>
    public static IComplexProperty[] MissingOriginally(EntityEntry entry)
        => EntityTypeLayout.Of(entry.Metadata).Optional is { Length: > 0 } parts
            ? Array.FindAll(parts, part => !OptionalPartValues.WasThere(entry, part))
            : [];

    /// <summary>
    ///     Sets members of an instance to null or not, before their values are set, because EF sets nested values one by one.
    /// </summary>
    public static void Match(EntityEntry entry, IComplexProperty[] missing)
    {
        foreach (var part in EntityTypeLayout.Of(entry.Metadata).Optional)
        {
            if (MemberAccess.HolderOf(part, entry.Entity) is not { } holder)
                continue;
            var value = MemberAccess.Get(part, holder);
            if (Array.IndexOf(missing, part) >= 0 == value is null)
                continue;
            MemberAccess.Put(part, holder, value is null ? Empty(part) : null);
        }
    }

    /// <summary>Sets members to null or not, as in the row of the instance, until it is tracked.</summary>
    /// <returns>The former values of the members for the restore, outer ones first.</returns>
    public static List<(IComplexProperty Part, object? Value)> TakeBack(EntityEntry entry, RowSnapshot? row)
    {
        var taken = new List<(IComplexProperty Part, object? Value)>();
        foreach (var part in EntityTypeLayout.Of(entry.Metadata).Optional)
        {
            if (row is null
                || MemberAccess.HolderOf(part, entry.Entity) is not { } holder
                || taken.Exists(outer => Around(part).Contains(outer.Part)))
            {
                continue;
            }

            var value = MemberAccess.Get(part, holder);
            if (row.Has(part) == value is not null)
                continue;
            taken.Add((part, value));
            MemberAccess.Put(part, holder, value is null ? Empty(part) : null);
        }

        return taken;
    }

    private static object Empty(IComplexProperty part)
        => RuntimeHelpers.GetUninitializedObject(Nullable.GetUnderlyingType(part.ClrType) ?? part.ClrType);

    /// <summary>Restores the former values, which EF detects as changes.</summary>
    public static void GiveBack(EntityEntry entry, List<(IComplexProperty Part, object? Value)> taken)
    {
        foreach (var (part, value) in taken)
        {
            if (MemberAccess.HolderOf(part, entry.Entity) is { } holder)
                MemberAccess.Put(part, holder, value);
        }
    }
}
