using System.Runtime.CompilerServices;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Complex members that may be null. EF gives their columns default values then, which have no meaning.</summary>
internal static class OptionalComplexMembers
{
    /// <summary>The optional members that a column, or another member, lies within.</summary>
    public static IEnumerable<IComplexProperty> Around(IPropertyBase member)
    {
        for (var type = member.DeclaringType; type is IComplexType { ComplexProperty: var outer }; type = outer.DeclaringType)
        {
            if (outer is { IsNullable: true, IsCollection: false })
                yield return outer;
        }
    }

    /// <summary>Whether an instance has something where a column would be, and its row had.</summary>
    public static bool IsThere(IPropertyBase column, object instance, RowSnapshot row)
        => Around(column).All(part => row.Has(part) && MemberAccess.Within(part, instance) is not null);

    /// <summary>The members that the instance does not have.</summary>
    public static IComplexProperty[] Missing(EntityEntry entry)
        => EntityTypeLayout.Of(entry.Metadata).Optional is { Length: > 0 } parts
            ? Array.FindAll(parts, part => MemberAccess.Within(part, entry.Entity) is null)
            : [];

    /// <summary>The members that the row did not have.</summary>
    public static IComplexProperty[] MissingOriginally(EntityEntry entry)
        => EntityTypeLayout.Of(entry.Metadata).Optional is { Length: > 0 } parts ? Array.FindAll(parts, part => !OptionalPartValues.WasThere(entry, part)) : [];

    /// <summary>Lets an instance have members or not, before values are set: EF sets those within them one by one.</summary>
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

    /// <summary>Gives an instance null where its row had it, and something where its row had that, until it is tracked.</summary>
    /// <returns>What the members held, to be given back, the outer ones first.</returns>
    public static List<(IComplexProperty Part, object? Value)> TakeBack(EntityEntry entry, RowSnapshot? row)
    {
        var taken = new List<(IComplexProperty Part, object? Value)>();
        foreach (var part in EntityTypeLayout.Of(entry.Metadata).Optional)
        {
            if (row is null || MemberAccess.HolderOf(part, entry.Entity) is not { } holder || taken.Exists(outer => Around(part).Contains(outer.Part)))
                continue;
            var value = MemberAccess.Get(part, holder);
            if (row.Has(part) == value is not null)
                continue;
            taken.Add((part, value));
            MemberAccess.Put(part, holder, value is null ? Empty(part) : null);
        }

        return taken;
    }

    private static object Empty(IComplexProperty part) => RuntimeHelpers.GetUninitializedObject(Nullable.GetUnderlyingType(part.ClrType) ?? part.ClrType);

    /// <summary>Gives back what was taken; EF finds it to be changed.</summary>
    public static void GiveBack(EntityEntry entry, List<(IComplexProperty Part, object? Value)> taken)
    {
        foreach (var (part, value) in taken)
        {
            if (MemberAccess.HolderOf(part, entry.Entity) is { } holder)
                MemberAccess.Put(part, holder, value);
        }
    }
}
